"use client";
import { Panel } from "@facet/ui/layout/panel";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { baseModelQueries } from "../../data/base-models.ts";
import { knobQueries } from "../../data/knobs.ts";
import { useDatasetNames } from "../../data/use-dataset-names.ts";
import { useProjectId } from "../../frame/project.tsx";
import { compareWords } from "../../words/compare.ts";
import { fineTuneWords } from "../../words/fine-tunes.ts";
import { settingsDiff } from "./settings-diff.ts";
import { type Line, SideBySide } from "./side-by-side.tsx";
import type { Compared } from "./use-compared.ts";

const words = compareWords.settings;

interface ComparedSettingsProps {
  readonly compared: readonly Compared[];
  readonly missing: readonly string[];
}

/** What the runs do not share: data, model, preset, knobs. */
export function ComparedSettings({ compared, missing }: ComparedSettingsProps) {
  const projectId = useProjectId();
  const data = useDatasetNames(
    projectId,
    compared.map(({ run }) => run.datasetVersionId),
  );
  const { data: bases } = useInfiniteQuery(baseModelQueries.list(projectId));
  const { data: knobs } = useQuery(knobQueries.all());
  const lines = useMemo(() => {
    const labels = new Map(knobs?.data.map(({ id, label }) => [id, label]));
    const base = new Map(bases?.map(({ id, name }) => [id, name]));
    const named: readonly (Line & { readonly key: (one: Compared) => string })[] = [
      {
        id: "data",
        label: words.data,
        key: ({ run }) => run.datasetVersionId,
        of: ({ run }) => data.get(run.datasetVersionId) ?? run.datasetVersionId,
      },
      {
        id: "base",
        label: words.base,
        key: ({ run }) => run.baseModelId,
        of: ({ run }) => base.get(run.baseModelId) ?? run.baseModelId,
      },
      {
        id: "preset",
        label: words.preset,
        key: ({ run }) => run.preset,
        of: ({ run }) => presetName(run.preset),
      },
    ];
    return [
      ...named.filter(({ key }) => new Set(compared.map(key)).size > 1),
      ...settingsDiff(compared.map(({ run }) => run)).map(
        ({ id, values }): Line => ({
          id,
          label: (
            <span className="inline-flex flex-wrap items-baseline gap-x-2">
              {labels.get(id)} <code className="text-muted text-sm">{id}</code>
            </span>
          ),
          of: ({ run }) => <code>{valueText(values.get(run.id))}</code>,
        }),
      ),
    ];
  }, [compared, data, bases, knobs]);
  if (lines.length === 0)
    return (
      <Panel title={words.title}>
        <p className="text-muted">{words.same}</p>
      </Panel>
    );
  return (
    <Panel title={words.title} description={words.lead(lines.length)} flush>
      <SideBySide
        caption={words.caption}
        header={words.name}
        lines={lines}
        compared={compared}
        missing={missing}
      />
    </Panel>
  );
}

const presetName = (preset: string) =>
  preset in fineTuneWords.presets
    ? fineTuneWords.presets[preset as keyof typeof fineTuneWords.presets]
    : preset;

function valueText(value: unknown): string {
  if (value === undefined) return compareWords.figures.none;
  return typeof value === "string" ? value : JSON.stringify(value);
}
