import { RowType } from "@facet/contracts/datasets/dataset";
import { JsonValue } from "@facet/contracts/json-value";
import { KnobJson, knobJson } from "@facet/contracts/training/knob-json";
import { knobs } from "@facet/contracts/training/knobs/all-knobs";
import { methods } from "@facet/contracts/training/methods";
import { presets } from "@facet/contracts/training/presets";
import { z } from "zod";
import type { ApiApp } from "../http/api-app.ts";
import { bind } from "../http/bind.ts";

const tag = "Knobs and methods";

const PresetView = z
  .object({ id: z.string(), label: z.string(), sentence: z.string(), knobs: z.record(z.string(), JsonValue) })
  .meta({ id: "Preset" });

const MethodView = z
  .object({
    id: z.string(),
    label: z.string(),
    sentence: z.string(),
    rowTypes: z.array(RowType),
    knobs: z.array(z.string()),
    needs: z.object({ chatTemplateFor: z.array(RowType), trainRows: z.int(), rewards: z.boolean() }),
  })
  .meta({ id: "Method" });

export function knobRoutes(app: ApiApp): void {
  bind(app, {
    method: "get",
    path: "/knobs",
    operationId: "listKnobs",
    tag,
    summary: "Everything that can be turned, and the presets",
    answer: z.object({ data: z.array(KnobJson), presets: z.array(PresetView) }),
    run: async () => ({ data: knobs.map(knobJson), presets: JSON.parse(JSON.stringify(presets)) }),
  });
  bind(app, {
    method: "get",
    path: "/methods",
    operationId: "listMethods",
    tag,
    summary: "Ways to tune, and what each needs",
    answer: z.object({ data: z.array(MethodView) }),
    run: async () => ({ data: JSON.parse(JSON.stringify(methods)) }),
  });
}
