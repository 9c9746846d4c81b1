import { EvaluateSettings } from "@facet/contracts/jobs/kinds/evaluate";
import { presets } from "@facet/contracts/training/presets";
import type { Recipe } from "@facet/recipes/recipe";
import { requestOf } from "@facet/recipes/request-of";
import type { BaseModel, CreateFineTune, DatasetVersion } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { latestVersion } from "../datasets/find-dataset.ts";
import { readPriority } from "../jobs/read-priority.ts";
import { findBaseModel } from "../models/find-models.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { findRecipeData } from "./find-recipe-data.ts";
import type { KnobChoices } from "./read-knob.ts";
import { readRecipe } from "./read-recipe.ts";

export interface TrainFlags {
  readonly recipe?: string;
  readonly model?: string;
  readonly data?: string;
  readonly name?: string;
  readonly preset?: string;
  readonly set: KnobChoices;
  readonly metric?: string;
  readonly evaluate: boolean;
  readonly export: boolean;
  readonly priority?: string;
  readonly timeLimit?: number;
  readonly saferRetry?: boolean;
}

export interface TrainingPlan {
  readonly baseModel: BaseModel;
  readonly version: DatasetVersion;
  readonly request: CreateFineTune;
}

/** What is to be trained: the recipe, with the flags over it. Data that the recipe names by file is uploaded once. */
export async function planTraining(work: InProject, flags: TrainFlags): Promise<TrainingPlan> {
  const recipe = flags.recipe === undefined ? {} : await readRecipe(flags.recipe);
  const wantedModel = need(flags.model ?? recipe.baseModel, "--model", "the base model");
  const wantedData = need(flags.data ?? recipe.dataset, "--data", "the data set");
  const preset = readPreset(flags.preset ?? recipe.preset);
  const evaluation = readEvaluation(flags, recipe);
  const baseModel = await findBaseModel(work, wantedModel);
  if (baseModel.state !== "ready")
    throw new CliError(
      `${baseModel.name} is ${baseModel.state}`,
      `./facet jobs show ${baseModel.jobId} says more.`,
    );
  const dataset = await findRecipeData(work, wantedData);
  const version = latestVersion(dataset);
  if (version.state !== "ready")
    throw new CliError(
      `${dataset.name} is ${version.state}`,
      `./facet jobs show ${version.jobId} says more.`,
    );
  const name = flags.name ?? recipe.name;
  return {
    baseModel,
    version,
    request: {
      ...requestOf(recipe, {
        projectId: work.projectId,
        baseModelId: baseModel.id,
        datasetVersionId: version.id,
      }),
      knobs: { ...recipe.knobs, ...flags.set },
      ...(name === undefined ? {} : { name }),
      ...(preset === undefined ? {} : { preset }),
      ...(evaluation === undefined ? {} : { evaluation }),
      ...(flags.export ? {} : { formats: [] }),
      ...(flags.priority === undefined ? {} : { priority: readPriority(flags.priority) }),
      ...(flags.timeLimit === undefined ? {} : { timeLimitMinutes: flags.timeLimit }),
      ...(flags.saferRetry === true ? { autoSaferRetry: true } : {}),
    },
  };
}

function need<Value>(value: Value | undefined, flag: string, what: string): Value {
  if (value !== undefined) return value;
  throw new CliError(
    `${what} is missing`,
    `Name it with ${flag}, or in a recipe (--recipe FILE).`,
    exitCodes.usage,
  );
}

function readPreset(name: string | undefined) {
  const found = presets.find((preset) => preset.id === name);
  if (name === undefined || found !== undefined) return found?.id;
  throw new CliError(
    `there is no preset ${name}`,
    `There are: ${presets.map((preset) => preset.id).join(", ")}.`,
    exitCodes.usage,
  );
}

function readEvaluation(flags: TrainFlags, recipe: Recipe): CreateFineTune["evaluation"] | undefined {
  if (!flags.evaluate) return null;
  if (flags.metric === undefined) return recipe.evaluation;
  const settings = EvaluateSettings.safeParse({ ...recipe.evaluation, primaryMetric: flags.metric });
  if (settings.success) return settings.data;
  throw new CliError(
    `there is no metric ${flags.metric}`,
    "There are: auto, exact_match, normalized_match, json_equal, contains, token_f1, loss.",
    exitCodes.usage,
  );
}
