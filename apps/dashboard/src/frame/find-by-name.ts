import { useInfiniteQuery } from "@tanstack/react-query";
import { datasetQueries } from "../data/datasets.ts";
import { fineTuneQueries } from "../data/fine-tunes.ts";
import { modelQueries } from "../data/models.ts";
import { frameWords } from "../words/frame.ts";
import { useProjectId } from "./project.tsx";

export interface Found {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Its page below the project. */
  readonly path: readonly string[];
}

const most = 8;
const { rail } = frameWords;

/** Things of this project by a part of their name or id, the newest of each noun first. */
export function useFound(text: string): readonly Found[] {
  const projectId = useProjectId();
  const wanted = text.trim().toLowerCase();
  const enabled = wanted !== "";
  const { data: datasets = [] } = useInfiniteQuery({ ...datasetQueries.list(projectId), enabled });
  const { data: runs = [] } = useInfiniteQuery({ ...fineTuneQueries.list(projectId), enabled });
  const { data: models = [] } = useInfiniteQuery({ ...modelQueries.list(projectId), enabled });
  if (!enabled) return [];
  const all: readonly Found[] = [
    ...runs.map(({ id, name }) => ({ id, name, kind: rail.fineTunes, path: ["fine-tunes", id] })),
    ...datasets.map(({ id, name }) => ({ id, name, kind: rail.datasets, path: ["datasets", id] })),
    ...models.map(({ id, name }) => ({ id, name, kind: rail.models, path: ["models", id] })),
  ];
  return all
    .filter(({ id, name }) => name.toLowerCase().includes(wanted) || id.includes(wanted))
    .slice(0, most);
}
