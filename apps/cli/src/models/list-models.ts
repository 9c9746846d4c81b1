import { collectAll } from "@facet/sdk/collect-all";
import type { BaseModel, Model } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { formatCount, formatMoment } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

type Listed = { kind: "base"; model: BaseModel } | { kind: "tuned"; model: Model };

export async function listModels({
  facet,
  projectId,
}: InProject): Promise<{ rows: { base: BaseModel[]; tuned: Model[] }; text: string }> {
  const base = await collectAll((page) => facet.listBaseModels({ query: { projectId, ...page } }));
  const tuned = await collectAll((page) => facet.listModels({ query: { projectId, ...page } }));
  return { rows: { base, tuned }, text: modelTable(base, tuned) };
}

export function modelTable(base: readonly BaseModel[], tuned: readonly Model[]): string {
  const nameOf = (id: string) => base.find((model) => model.id === id)?.name ?? id;
  const rows: Listed[] = [
    ...tuned.map((model) => ({ kind: "tuned" as const, model })),
    ...base.map((model) => ({ kind: "base" as const, model })),
  ];
  return formatTable(
    rows,
    [
      { head: "NAME", cell: ({ model }) => model.name },
      { head: "KIND", cell: ({ kind }) => kind },
      { head: "STATE", cell: (row) => (row.kind === "base" ? row.model.state : "ready") },
      {
        head: "ABOUT",
        cell: (row) =>
          row.kind === "base"
            ? aboutBase(row.model)
            : `from ${nameOf(row.model.baseModelId)}, ${formatCount(row.model.training.steps)} steps`,
      },
      { head: "ID", cell: ({ model }) => model.id },
      { head: "MADE", cell: ({ model }) => formatMoment(model.createdAt) },
    ],
    "There is no model yet. Import one with ./facet models import NAME --starter.",
  );
}

function aboutBase({ shape, source }: BaseModel): string {
  const from = source.type === "hub" ? source.repo : source.type;
  return shape === null ? from : `${from}, ${Math.round(shape.parameters / 1e6)} M parameters`;
}
