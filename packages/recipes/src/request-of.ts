import type { Recipe } from "./recipe.ts";

/** What names were found to stand for. */
interface Found {
  readonly projectId: string;
  readonly baseModelId: string;
  readonly datasetVersionId: string;
}

type Given<Field extends keyof Recipe> = Exclude<Recipe[Field], undefined>;

/** The body as it is sent: a field that is left out is not there. */
interface Request extends Found {
  readonly name?: string;
  readonly method?: Given<"method">;
  readonly preset?: Given<"preset">;
  readonly knobs?: Given<"knobs">;
  readonly watchPrompts?: Given<"watchPrompts">;
  readonly evaluation?: Given<"evaluation">;
  readonly formats?: Given<"exports">;
  readonly priority?: Given<"priority">;
  readonly autoSaferRetry?: Given<"autoSaferRetry">;
  readonly timeLimitMinutes?: Given<"timeLimitMinutes">;
}

/** What to send to `POST /v1/fine-tunes` for a recipe whose names have been found. */
export function requestOf(recipe: Recipe, found: Found): Request {
  const { name, method, preset, knobs, watchPrompts, evaluation, exports: formats } = recipe;
  const { priority, autoSaferRetry, timeLimitMinutes } = recipe;
  return {
    ...found,
    ...(name === undefined ? {} : { name }),
    ...(method === undefined ? {} : { method }),
    ...(preset === undefined ? {} : { preset }),
    ...(knobs === undefined ? {} : { knobs }),
    ...(watchPrompts === undefined ? {} : { watchPrompts }),
    ...(evaluation === undefined ? {} : { evaluation }),
    ...(formats === undefined ? {} : { formats }),
    ...(priority === undefined ? {} : { priority }),
    ...(autoSaferRetry === undefined ? {} : { autoSaferRetry }),
    ...(timeLimitMinutes === undefined ? {} : { timeLimitMinutes }),
  };
}
