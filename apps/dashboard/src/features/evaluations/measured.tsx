"use client";
import type { Evaluation } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { VerdictView } from "@facet/ui/signature/verdict-view";
import { ErrorState } from "@facet/ui/states/error-state";
import { useQuery } from "@tanstack/react-query";
import { evaluationQueries } from "../../data/evaluations.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { evaluationWords as words } from "../../words/evaluations.ts";
import { AllRows } from "./all-rows.tsx";
import { RemoveEvaluation } from "./remove-evaluation.tsx";
import { RowDrawer } from "./row-drawer.tsx";

interface MeasuredProps {
  readonly evaluation: Evaluation;
  readonly result: NonNullable<Evaluation["result"]>;
}

const telling = 100;

export function Measured({ evaluation, result }: MeasuredProps) {
  const { id, modelId } = evaluation;
  const href = useProjectHref();
  const better = useQuery(evaluationQueries.rows(id, { outcome: "better", limit: telling }));
  const worse = useQuery(evaluationQueries.rows(id, { outcome: "worse", limit: telling }));
  const rows =
    better.data === undefined || worse.data === undefined ? null : [...worse.data.data, ...better.data.data];
  const [outcome, setOutcome] = useAddressState("show", "all");
  const [open, setOpen] = useAddressState("row", "", { push: true });
  const failed = better.error ?? worse.error;
  return (
    <div className="grid gap-6">
      <VerdictView
        result={result}
        rows={failed === null ? rows : []}
        onOutcome={(next) => {
          setOutcome(next);
          document.getElementById("all-rows")?.scrollIntoView();
        }}
        onRow={({ row }) => setOpen(String(row))}
        actions={
          <>
            <RemoveEvaluation id={id} />
            {modelId !== null && (
              <>
                <LinkButton href={href("models", modelId)}>{words.model}</LinkButton>
                <LinkButton look="main" href={`${href("playground")}?model=${modelId}`}>
                  {words.try}
                </LinkButton>
              </>
            )}
          </>
        }
      />
      {failed !== null && (
        <ErrorState
          error={failed}
          onRetry={() => {
            for (const query of [better, worse]) if (query.isError) void query.refetch();
          }}
        />
      )}
      <AllRows id={id} outcome={outcome} onOutcome={setOutcome} open={open} onOpen={setOpen} />
      <RowDrawer id={id} modelId={modelId} row={open} onClose={() => setOpen("")} />
    </div>
  );
}
