"use client";
import { Button } from "@facet/ui/actions/button";
import { Panel } from "@facet/ui/layout/panel";
import { useMutation } from "@tanstack/react-query";
import { exportMe } from "../../data/me.ts";
import { myAccountWords } from "../../words/my-account.ts";
import { problemText } from "../../words/problem-text.ts";
import { saveText } from "../files/save-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";

const words = myAccountWords.data;

export function DataPanel() {
  const save = useMutation({
    mutationFn: exportMe,
    onSuccess: (found) => saveText(words.file, "application/json", JSON.stringify(found, null, 2)),
    gcTime: 0,
  });
  return (
    <Panel title={words.title}>
      <div className="grid justify-items-start gap-3">
        <p className="max-w-150 text-muted">{words.lead}</p>
        <FormProblem text={save.error === null ? undefined : problemText(save.error)} />
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          {words.export}
        </Button>
      </div>
    </Panel>
  );
}
