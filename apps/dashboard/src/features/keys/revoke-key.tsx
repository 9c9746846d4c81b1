import { ConfirmDialog } from "@facet/ui/overlays/confirm-dialog";
import { useRevokeApiKey } from "../../data/keys.ts";
import { keyWords } from "../../words/keys.ts";
import { problemText } from "../../words/problem-text.ts";
import { FormProblem } from "../forms/form-problem.tsx";
import type { ApiKey } from "./key-columns.tsx";

const words = keyWords.revokeDialog;

export function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey | undefined; onClose: () => void }) {
  const revoke = useRevokeApiKey();
  return (
    <ConfirmDialog
      open={apiKey !== undefined}
      onOpenChange={(open) => {
        if (open) return;
        revoke.reset();
        onClose();
      }}
      title={words.title}
      name={apiKey?.name}
      confirm={words.confirm}
      busy={revoke.isPending}
      onConfirm={() => apiKey !== undefined && revoke.mutate(apiKey.id, { onSuccess: onClose })}
      error={<FormProblem text={revoke.error === null ? undefined : problemText(revoke.error)} />}
    >
      {words.lead}
    </ConfirmDialog>
  );
}
