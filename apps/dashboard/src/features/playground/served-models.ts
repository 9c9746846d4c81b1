import type { BaseModel, Export, FineTune, Model } from "@facet/sdk/generated/types.gen";
import { playgroundWords as words } from "../../words/playground.ts";

/** A model as it can be asked: `ask` is its name on the OpenAI surface. */
export interface ServedModel {
  readonly ask: string;
  readonly label: string;
  readonly kind: "base" | "tuned" | "checkpoint";
}

/** A run whose checkpoints can be asked. */
export interface AskedRun {
  readonly run: Pick<FineTune, "id" | "name" | "baseModelId" | "knobs">;
  /** Steps of the checkpoints that it keeps. */
  readonly steps: readonly number[];
}

interface Known {
  readonly models: readonly Model[];
  readonly bases: readonly BaseModel[];
  readonly exports: readonly Export[];
}

/** Tuned models with their exported files, checkpoints, then bases. A tuned model by its bare id is its best certified weights. */
export function servedModels(
  { models, bases, exports }: Known,
  asked: AskedRun | undefined,
): readonly ServedModel[] {
  const tuned = models.flatMap(({ id, name, fineTuneId, kind }): ServedModel[] => {
    const files = exports
      .filter((one) => one.fineTuneId === fineTuneId && one.state === "ready")
      .flatMap(({ exported }) => exported.filter(({ format }) => format === "gguf"))
      .map(({ quantization }) => quantization.toLowerCase());
    const variants = [...(kind === "adapter" ? ["adapter"] : []), ...new Set(files)];
    return [
      { ask: id, label: name, kind: "tuned" },
      ...variants.map((variant): ServedModel => {
        const shown =
          variant in words.variant ? words.variant[variant as keyof typeof words.variant] : variant;
        return { ask: `${id}:${variant}`, label: `${name}, ${shown}`, kind: "tuned" };
      }),
    ];
  });
  const base = bases
    .filter(({ state }) => state === "ready")
    .map(({ id, name }): ServedModel => ({ ask: id, label: name, kind: "base" }));
  return [...tuned, ...checkpointsOf(asked), ...base];
}

/** A checkpoint is an adapter on its base; one of a full fine-tune is not served. */
function checkpointsOf(asked: AskedRun | undefined): readonly ServedModel[] {
  if (asked === undefined || asked.run.knobs.tuning !== "lora") return [];
  const { run, steps } = asked;
  return steps.map((step) => ({
    ask: checkpointName(run.id, step),
    label: words.checkpoint(run.name, step),
    kind: "checkpoint",
  }));
}

/** What a checkpoint is asked by on the OpenAI surface. */
export const checkpointName = (runId: string, step: number) => `${runId}:step-${step}`;

/** The run that an asked name is a checkpoint of. */
export const runOfCheckpoint = (ask: string): string | undefined =>
  /^(run_[0-9a-z]+):step-\d+$/.exec(ask)?.[1];

/** What stands side by side at first: the wanted or newest tuned model and the base that it was tuned from. */
export function firstColumns(
  { models, bases }: Pick<Known, "models" | "bases">,
  wanted: string,
  asked: AskedRun | undefined,
): readonly string[] {
  const ready = bases.filter(({ state }) => state === "ready");
  const isCheckpoint = runOfCheckpoint(wanted) !== undefined;
  const model =
    models.find(({ id }) => id === wanted.split(":")[0]) ?? (wanted === "" ? models[0] : undefined);
  const from = isCheckpoint ? asked?.run.baseModelId : model?.baseModelId;
  if (model === undefined && !isCheckpoint)
    return ready
      .filter(({ id }) => wanted === "" || id === wanted)
      .slice(0, 1)
      .map(({ id }) => id);
  const tuned = wanted === "" ? (model?.id ?? wanted) : wanted;
  return [...(ready.some(({ id }) => id === from) && from !== undefined ? [from] : []), tuned];
}
