import type { BaseModel, Export, Model } from "@facet/sdk/generated/types.gen";
import { playgroundWords as words } from "../../words/playground.ts";

/** A model as it can be asked: `ask` is its name on the OpenAI surface. */
export interface ServedModel {
  readonly ask: string;
  readonly label: string;
  readonly kind: "base" | "tuned";
}

interface Known {
  readonly models: readonly Model[];
  readonly bases: readonly BaseModel[];
  readonly exports: readonly Export[];
}

/** Tuned models with their exported files, then bases. A tuned model by its bare id is its best certified weights. */
export function servedModels({ models, bases, exports }: Known): readonly ServedModel[] {
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
  return [...tuned, ...base];
}

/** What stands side by side at first: the wanted or newest tuned model and the base that it was tuned from. */
export function firstColumns({ models, bases }: Known, wanted: string): readonly string[] {
  const model =
    models.find(({ id }) => id === wanted.split(":")[0]) ?? (wanted === "" ? models[0] : undefined);
  const ready = bases.filter(({ state }) => state === "ready");
  if (model === undefined)
    return ready
      .filter(({ id }) => wanted === "" || id === wanted)
      .slice(0, 1)
      .map(({ id }) => id);
  const base = ready.find(({ id }) => id === model.baseModelId);
  return [...(base === undefined ? [] : [base.id]), wanted === "" ? model.id : wanted];
}
