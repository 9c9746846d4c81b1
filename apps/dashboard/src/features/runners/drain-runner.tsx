import type { Runner } from "@facet/sdk/generated/types.gen";
import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { useOperateRunner } from "../../data/runners.ts";
import { problemText } from "../../words/problem-text.ts";
import { runnerWords } from "../../words/runners.ts";
import { FormProblem } from "../forms/form-problem.tsx";

const words = runnerWords.drain;

/** Emptying takes work from a machine: it is asked for twice. */
export function DrainRunner({ runner, onClose }: { runner: Runner | undefined; onClose: () => void }) {
  const drain = useOperateRunner();
  function close(): void {
    drain.reset();
    onClose();
  }
  return (
    <ConfirmDialog
      open={runner !== undefined}
      onOpenChange={(open) => !open && close()}
      title={words.title(runner?.name ?? "")}
      confirm={words.confirm}
      busy={drain.isPending}
      onConfirm={() =>
        runner !== undefined && drain.mutate({ id: runner.id, verb: "drain" }, { onSuccess: close })
      }
      error={<FormProblem text={drain.error === null ? undefined : problemText(drain.error)} />}
    >
      {words.lead}
    </ConfirmDialog>
  );
}
