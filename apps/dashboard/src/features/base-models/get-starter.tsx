"use client";
import { Button } from "@facet/ui/actions/button";
import { useImportBaseModel } from "../../data/base-models.ts";
import { useProjectId } from "../../frame/project.tsx";
import { baseModelWords } from "../../words/base-models.ts";
import { problemText } from "../../words/problem-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import { draftBody, emptyDraft } from "./import-draft.ts";

/** The model that comes with Facet, in one click. */
export function GetStarter() {
  const projectId = useProjectId();
  const { mutate, isPending, error } = useImportBaseModel();
  return (
    <>
      <Button look="main" busy={isPending} onClick={() => mutate(draftBody(emptyDraft, projectId))}>
        {baseModelWords.empty.starter}
      </Button>
      <FormProblem text={error === null ? undefined : problemText(error)} />
    </>
  );
}
