import { z } from "zod";
import { ArtifactFile } from "../artifacts/artifact.ts";
import { JsonValue } from "../json-value.ts";

const numbered = { line: z.int().min(1), at: z.string() };
const Finite = z.number();
/** What fits into one line. */
const Said = z.string().max(64 * 1024);

/** One line the engine writes to its event descriptor. Lines are numbered from 1 without a gap; at most 64 KiB each. */
export const EngineEvent = z.discriminatedUnion("type", [
  z.object({
    ...numbered,
    type: z.literal("hello"),
    protocol: z.literal(1),
    engineVersion: z.string(),
    pid: z.int(),
    versions: z.record(z.string(), z.string()),
  }),
  z.object({ ...numbered, type: z.literal("heartbeat"), rssBytes: z.int() }),
  z.object({ ...numbered, type: z.literal("phase"), phase: z.string(), label: z.string() }),
  z.object({
    ...numbered,
    type: z.literal("log"),
    level: z.enum(["debug", "info", "warn", "error"]),
    message: Said,
  }),
  z.object({
    ...numbered,
    type: z.literal("metric"),
    step: z.int(),
    epoch: z.number().optional(),
    values: z.record(z.string(), Finite),
  }),
  z.object({
    ...numbered,
    type: z.literal("progress"),
    done: z.number(),
    total: z.number().nullable(),
    unit: z.string(),
    etaSeconds: z.number().nullable().optional(),
  }),
  z.object({
    ...numbered,
    type: z.literal("sample"),
    step: z.int(),
    index: z.int(),
    prompt: JsonValue,
    text: Said,
    model: z.enum(["base", "tuned"]),
    /** The known answer, where the prompt is a row's. */
    reference: z.string().nullable().optional(),
  }),
  z.object({
    ...numbered,
    type: z.literal("checkpoint"),
    step: z.int(),
    path: z.string(),
    files: z.array(ArtifactFile),
    metrics: z.record(z.string(), Finite),
    best: z.boolean(),
  }),
  z.object({
    ...numbered,
    type: z.literal("artifact"),
    name: z.string(),
    kind: z.string(),
    path: z.string(),
    files: z.array(ArtifactFile),
    details: z.record(z.string(), JsonValue),
  }),
  z.object({
    ...numbered,
    type: z.literal("warning"),
    code: z.string(),
    message: Said,
    fix: z.string().nullable().optional(),
  }),
  z.object({
    ...numbered,
    type: z.literal("error"),
    code: z.string(),
    class: z.enum(["user", "resource", "numeric", "platform", "infra"]),
    message: Said,
    place: z.string().nullable().optional(),
    fix: z.string().nullable().optional(),
    details: z.record(z.string(), JsonValue).optional(),
  }),
  /** Said by the runner, not by an engine: what the work takes of its machine. Names as in `hardwareNames`. */
  z.object({ ...numbered, type: z.literal("hardware"), values: z.record(z.string(), Finite) }),
  z.object({ ...numbered, type: z.literal("done"), result: z.record(z.string(), JsonValue) }),
]);
export type EngineEvent = z.infer<typeof EngineEvent>;

/** Exit codes of the engine; anything else is `platform`. */
export const engineExitCodes = { ok: 0, user: 10, resource: 11, numeric: 12, interrupted: 20 } as const;
