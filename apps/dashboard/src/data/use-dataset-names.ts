"use client";
import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { datasetQueries } from "./datasets.ts";

/** Names of data sets by the id of a version. Newest versions come with the list; the others are asked for one by one. */
export function useDatasetNames(
  projectId: string,
  versionIds: readonly string[],
): ReadonlyMap<string, string> {
  const { data } = useInfiniteQuery(datasetQueries.list(projectId));
  const newest = useMemo(
    () =>
      new Map(
        data?.flatMap(({ name, latestVersion }) =>
          latestVersion === null ? [] : [[latestVersion.id, name] as const],
        ),
      ),
    [data],
  );
  const older = data === undefined ? [] : [...new Set(versionIds)].filter((id) => !newest.has(id));
  const found = useQueries({
    queries: older.map((id) => datasetQueries.version(id)),
    combine: namesOf,
  });
  return useMemo(() => new Map([...newest, ...found]), [newest, found]);
}

type Answer = { readonly data?: { readonly id: string; readonly datasetName: string } | undefined };

function namesOf(answers: readonly Answer[]): readonly (readonly [string, string])[] {
  return answers.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.datasetName] as const]));
}
