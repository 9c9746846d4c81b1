"use client";
import { FineTune as FineTuneShape } from "@facet/contracts/fine-tunes/fine-tune";
import { findKnob } from "@facet/contracts/training/knobs/all-knobs";
import { presets } from "@facet/contracts/training/presets";
import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import { recipeOf } from "@facet/recipes/recipe-of";
import { toYaml } from "@facet/recipes/to-yaml";
import type { FineTune, JobView, JsonValue } from "@facet/sdk/generated/types.gen";
import { TextInput } from "@facet/ui/forms/text-input";
import { Panel } from "@facet/ui/layout/panel";
import { Badge } from "@facet/ui/status/badge";
import type { Column } from "@facet/ui/tables/column";
import { DataTable } from "@facet/ui/tables/data-table";
import { CodeBlock } from "@facet/ui/text/code-block";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { baseModelQueries } from "../../data/base-models.ts";
import { useDatasetOfVersion } from "../../data/use-dataset-of-version.ts";
import { cockpitWords } from "../../words/cockpit.ts";

const words = cockpitWords.config;

interface Setting {
  readonly id: string;
  readonly label: string;
  readonly value: JsonValue;
  readonly usual: unknown;
  readonly isChanged: boolean;
  /** What `auto` became, and why; undefined where it was not automatic, or is not settled yet. */
  readonly auto: { readonly value: string; readonly reason: string } | undefined;
}

/** Every knob as it was resolved, against its preset; and the run as a file that makes it again. */
export function ConfigTab({ run, jobs }: { run: FineTune; jobs: readonly JobView[] }) {
  const [search, setSearch] = useState("");
  const result = jobs.find(({ kind }) => kind === "train")?.result;
  const settings = useMemo(() => settingsOf(run, settledOf(result)), [run, result]);
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
            <div className="w-60 max-w-full">
              <TextInput
                type="search"
                aria-label={words.search}
                placeholder={words.search}
                value={search}
                onChange={setSearch}
              />
            </div>
          }
        />
      </Panel>
    </>
  );
}

function Recipe({ run }: { run: FineTune }) {
  const { data: base, isLoading } = useQuery(baseModelQueries.one(run.baseModelId));
  const { dataset, isLoading: isFinding } = useDatasetOfVersion(run.datasetVersionId);
  if (isLoading || isFinding) return <RecipePanel yaml={blank} busy />;
  if (base === undefined || dataset === undefined) return null;
  const yaml = toYaml(
    // What the API answers has every default filled in.
    recipeOf(FineTuneShape.parse(run), { baseModel: base.name, dataset: dataset.name }),
  );
  return <RecipePanel yaml={yaml} />;
}

/** More lines than the block shows: as tall as the recipe that is on its way. */
const blank = "\n".repeat(40);

function RecipePanel({ yaml, busy = false }: { yaml: string; busy?: boolean }) {
  return (
    <Panel title={words.recipe} description={words.recipeLead}>
      <div aria-busy={busy || undefined} className={busy ? "invisible" : undefined}>
        <CodeBlock label={words.recipeFile} samples={[{ language: "yaml", code: yaml }]} maxHeight="20rem" />
      </div>
    </Panel>
  );
}

type Settled = Readonly<Record<string, Setting["auto"]>>;

/** What the trainer put in the place of each `auto`, as its result tells it. */
function settledOf(result: JobView["result"] | undefined): Settled {
  const auto = isRecord(result) ? result.auto : undefined;
  if (!isRecord(auto)) return {};
  return Object.fromEntries(
    Object.entries(auto).flatMap(([id, found]) =>
      isRecord(found) && typeof found.reason === "string"
        ? [[id, { value: show(found.value), reason: found.reason }]]
        : [],
    ),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function settingsOf({ knobs, method, preset }: FineTune, settled: Settled): readonly Setting[] {
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
      auto: value === "auto" ? settled[id] : undefined,
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
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {label} <code className="text-muted text-sm">{id}</code>
        {isChanged && <Badge shape={null}>{words.changed}</Badge>}
      </span>
    ),
  },
  {
    id: "value",
    header: words.value,
    width: 260,
    cell: ({ value, auto }) => (
      <span title={auto?.reason}>
        <code>{show(value)}</code>
        {auto !== undefined && <span className="text-muted"> → {auto.value}</span>}
      </span>
    ),
  },
  { id: "preset", header: words.preset, width: 200, cell: ({ usual }) => <code>{show(usual)}</code> },
];
