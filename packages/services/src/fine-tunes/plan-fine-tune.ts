import type { CreateFineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { ChangedKnob, FineTunePlan } from "@facet/contracts/fine-tunes/fine-tune-plan";
import { JsonValue } from "@facet/contracts/json-value";
import { knobs as allKnobs } from "@facet/contracts/training/knobs/all-knobs";
import { plannedSteps } from "@facet/contracts/training/planned-steps";
import { recipeOf } from "@facet/recipes/recipe-of";
import { toYaml } from "@facet/recipes/to-yaml";
import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { datasets } from "../data/collections/datasets.ts";
import { preparations } from "../data/collections/preparations.ts";
import { fromConflict } from "../estimates/from-conflict.ts";
import { judgeTokens, tokensOf } from "../estimates/judge-tokens.ts";
import { preparationId } from "../preparations/ensure-preparation.ts";
import { recentMachine } from "../runners/recent-machine.ts";
import { chooseKnobs } from "./choose-knobs.ts";
import { missingTestRows } from "./missing-test-rows.ts";
import { readMaterial } from "./read-material.ts";

/** What a request for a fine-tune would become, and what speaks against it. Nothing is stored. Throws what creating throws for knobs that do not exist or do not fit. */
export async function planFineTune({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: CreateFineTune;
}): Promise<FineTunePlan> {
  const { projectId, method, preset } = input;
  authorise(ctx, "training:read", projectId);
  const reader = ownDocuments(ctx);
  const [{ version, baseModel }, machine] = await Promise.all([
    readMaterial(reader, input),
    recentMachine(reader, ctx.clock.now()),
  ]);
  const chosen = chooseKnobs({ method, preset, overrides: input.knobs, version, baseModel, machine });
  const { knobs, settings, conflicts } = chosen;
  const [prepared, dataset] = await Promise.all([
    reader.get(preparations, preparationId({ version, baseModel, settings })),
    reader.get(datasets, version.datasetId),
  ]);
  const stats = prepared?.data.stats ?? null;
  const findings = [
    ...conflicts.map(fromConflict),
    ...(input.evaluation === null ? [] : missingTestRows(version)),
    ...judgeTokens(stats),
  ];
  // Knobs are JSON by their schemas.
  const stored = JSON.parse(JSON.stringify(knobs)) as FineTunePlan["knobs"];
  const recipe = recipeOf(input, {
    baseModel: baseModel.name,
    dataset: dataset?.data.name ?? version.datasetId,
  });
  return {
    ready: findings.every(({ level }) => level !== "stop"),
    knobs: stored,
    changed: changedKnobs(stored, input.knobs),
    findings,
    steps: plannedSteps(knobs, tokensOf(stats, version, knobs.max_length).rows),
    preparation: { settings, id: prepared?.id ?? null, state: prepared?.data.state ?? null },
    yaml: toYaml(recipe),
  };
}

function changedKnobs(
  stored: FineTunePlan["knobs"],
  given: Readonly<Record<string, unknown>>,
): ChangedKnob[] {
  return allKnobs.flatMap((knob) => {
    const [standard, value] = [JsonValue.parse(knob.default), stored[knob.id] ?? null];
    if (JSON.stringify(standard) === JSON.stringify(value)) return [];
    const by = knob.id in given ? "you" : "preset";
    return [{ id: knob.id, label: knob.label, default: standard, value, by }];
  });
}
