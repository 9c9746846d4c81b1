"use client";
import { fromYaml } from "@facet/recipes/from-yaml";
import type { Recipe } from "@facet/recipes/recipe";
import { toYaml } from "@facet/recipes/to-yaml";
import type { BaseModel, Dataset } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { Field } from "@facet/ui/forms/field";
import { TextArea } from "@facet/ui/forms/text-area";
import { Dialog } from "@facet/ui/overlays/dialog";
import { useState } from "react";
import { newRunWords } from "../../words/new-run.ts";
import { bodyOf, type Draft, howItRuns, untouched } from "./draft.ts";

interface YamlDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly draft: Draft;
  readonly names: { readonly dataset: string | undefined; readonly base: string | undefined };
  readonly datasets: readonly Dataset[];
  readonly bases: readonly BaseModel[];
  readonly onChange: (changes: Partial<Draft>) => void;
}

const words = newRunWords.yaml;

/** The draft as a recipe, and a recipe as the draft. */
export function YamlDialog(props: YamlDialogProps) {
  // Made anew each time it is opened: what changes meanwhile must not overwrite what is typed.
  return props.open ? <OpenYaml {...props} /> : null;
}

function OpenYaml({ open, onOpenChange, draft, names, datasets, bases, onChange }: YamlDialogProps) {
  const [text, setText] = useState(() => toYaml(recipeOf(draft, names)));
  const [wrong, setWrong] = useState<string>();

  const take = () => {
    const read = fromYaml(text);
    if (!read.ok)
      return setWrong(
        read.mistakes.map(({ line, message, fix }) => words.line(line, message, fix)).join("\n"),
      );
    const found = draftFrom(read.recipe, datasets, bases);
    if (typeof found === "string") return setWrong(found);
    onChange(found);
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.lead}
      size="large"
      actions={
        <>
          <CopyButton text={text} label={words.copy} size="medium" />
          <Button look="main" onClick={take}>
            {words.apply}
          </Button>
        </>
      }
    >
      <Field label={words.label} error={wrong}>
        <TextArea value={text} onChange={setText} onSubmit={take} rows={16} mono spellCheck={false} />
      </Field>
    </Dialog>
  );
}

function recipeOf(draft: Draft, names: YamlDialogProps["names"]): Recipe {
  // Ids are not part of a recipe: any will do here.
  const body = bodyOf({ ...draft, datasetVersionId: "", baseModelId: "" }, "");
  return {
    ...(draft.name.trim() === "" ? {} : { name: draft.name.trim() }),
    ...(names.base === undefined ? {} : { baseModel: names.base }),
    ...(names.dataset === undefined ? {} : { dataset: names.dataset }),
    preset: draft.preset,
    ...(Object.keys(draft.knobs).length === 0 ? {} : { knobs: draft.knobs as NonNullable<Recipe["knobs"]> }),
    ...(draft.evaluates && draft.metric === "auto"
      ? {}
      : { evaluation: body?.evaluation as NonNullable<Recipe["evaluation"]> | null }),
    exports: (body?.formats ?? []) as NonNullable<Recipe["exports"]>,
    ...howItRuns(draft),
  };
}

/** A sentence when a name stands for nothing here. */
function draftFrom(
  recipe: Recipe,
  datasets: readonly Dataset[],
  bases: readonly BaseModel[],
): Partial<Draft> | string {
  const { dataset: data, baseModel, evaluation } = recipe;
  if (typeof data === "object") return words.files;
  const dataset = datasets.find(({ name }) => name === data);
  if (data !== undefined && dataset?.latestVersion?.state !== "ready") return words.unknownData(data);
  const base = bases.find(({ name, state }) => name === baseModel && state === "ready");
  if (baseModel !== undefined && base === undefined) return words.unknownModel(baseModel);
  return {
    ...(dataset?.latestVersion === undefined || dataset.latestVersion === null
      ? {}
      : { datasetVersionId: dataset.latestVersion.id }),
    ...(base === undefined ? {} : { baseModelId: base.id }),
    name: recipe.name ?? "",
    preset: recipe.preset ?? untouched.preset,
    knobs: recipe.knobs ?? {},
    evaluates: evaluation !== null,
    metric: evaluation?.primaryMetric ?? untouched.metric,
    files:
      recipe.exports?.map((one) => (one.format === "gguf" ? one.quantization : "safetensors")) ??
      untouched.files,
    priority: recipe.priority ?? untouched.priority,
    autoSaferRetry: recipe.autoSaferRetry ?? untouched.autoSaferRetry,
    timeLimitMinutes: recipe.timeLimitMinutes ?? untouched.timeLimitMinutes,
  };
}
