"use client";
import { FineTune as FineTuneShape } from "@facet/contracts/fine-tunes/fine-tune";
import { findKnob } from "@facet/contracts/training/knobs/all-knobs";
import { presets } from "@facet/contracts/training/presets";
import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import { recipeOf } from "@facet/recipes/recipe-of";
import { toYaml } from "@facet/recipes/to-yaml";
import type { FineTune, JsonValue } from "@facet/sdk/generated/types.gen";
import { TextInput } from "@facet/ui/forms/text-input";
import { Panel } from "@facet/ui/layout/panel";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { CodeBlock } from "@facet/ui/text/code-block";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { baseModelQueries } from "../../data/base-models.ts";
import { datasetQueries } from "../../data/datasets.ts";
import { useProjectId } from "../../frame/project.tsx";
import { cockpitWords } from "../../words/cockpit.ts";

const words = cockpitWords.config;

interface Setting {
  readonly id: string;
  readonly label: string;
  readonly value: JsonValue;
  readonly usual: unknown;
  readonly isChanged: boolean;
}

/** Every knob as it was resolved, against its preset; and the run as a file that makes it again. */
export function ConfigTab({ run }: { run: FineTune }) {
  const [search, setSearch] = useState("");
  const settings = useMemo(() => settingsOf(run), [run]);
  const wanted = search.toLowerCase();
  return (
    <>
      <Recipe run={run} />
      <Panel title={words.title} description={words.lead} flush>
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={settings.filter(({ id, label }) => `${id} ${label}`.toLowerCase().includes(wanted))}
          rowId={({ id }) => id}
          rowName={({ label }) => label}
          toolbar={
            <TextInput
              type="search"
              aria-label={words.search}
              placeholder={words.search}
              value={search}
              onChange={setSearch}
              className="w-60"
            />
          }
        />
      </Panel>
    </>
  );
}

function Recipe({ run }: { run: FineTune }) {
  const { data: datasets } = useInfiniteQuery(datasetQueries.list(useProjectId()));
  const { data: base } = useQuery(baseModelQueries.one(run.baseModelId));
  const dataset = datasets?.find(({ latestVersion }) => latestVersion?.id === run.datasetVersionId);
  if (base === undefined || dataset === undefined) return null;
  const yaml = toYaml(
    // What the API answers has every default filled in.
    recipeOf(FineTuneShape.parse(run), { baseModel: base.name, dataset: dataset.name }),
  );
  return (
    <Panel title={words.recipe} description={words.recipeLead}>
      <CodeBlock label={words.recipe} samples={[{ language: "yaml", code: yaml }]} maxHeight="20rem" />
    </Panel>
  );
}

function settingsOf({ knobs, method, preset }: FineTune): readonly Setting[] {
  const known = presets.find(({ id }) => id === preset)?.id ?? "balanced";
  const resolved = resolveKnobs({ method, preset: known, overrides: {} });
  const usual: Readonly<Record<string, unknown>> = resolved.ok ? resolved.knobs : {};
  return Object.entries(knobs)
    .map(([id, value]) => ({
      id,
      label: findKnob(id)?.label ?? id,
      value,
      usual: usual[id],
      isChanged: JSON.stringify(value) !== JSON.stringify(usual[id]),
    }))
    .toSorted((one, other) => Number(other.isChanged) - Number(one.isChanged));
}

const show = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value ?? null));

const columns: readonly Column<Setting>[] = [
  {
    id: "setting",
    header: words.setting,
    grow: true,
    sortValue: ({ label }) => label,
    cell: ({ id, label, isChanged }) => (
      <span className="inline-flex items-center gap-2">
        {label} <code className="text-muted text-sm">{id}</code>
        {isChanged && <Badge shape={null}>{words.changed}</Badge>}
      </span>
    ),
  },
  { id: "value", header: words.value, width: 200, cell: ({ value }) => <code>{show(value)}</code> },
  { id: "preset", header: words.preset, width: 200, cell: ({ usual }) => <code>{show(usual)}</code> },
];
