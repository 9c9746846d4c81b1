"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { OutcomeBar } from "@facet/ui/signature/outcome-bar";
import { verdictWords } from "@facet/ui/signature/words/verdict-words";
import { Skeleton } from "@facet/ui/states/skeleton";
import { Badge } from "@facet/ui/status/badge";
import { useQuery } from "@tanstack/react-query";
import { evaluationQueries } from "../../data/evaluations.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { cockpitWords } from "../../words/cockpit.ts";

const words = cockpitWords.verdict;

interface VerdictPanelProps {
  readonly evaluationId: string;
  /** The run is done, so there is one: its place is kept while it is read. */
  readonly isDue: boolean;
}

/** The verdict in one sentence, once there is one. */
export function VerdictPanel({ evaluationId, isDue }: VerdictPanelProps) {
  const href = useProjectHref();
  const { data: evaluation, isLoading } = useQuery(evaluationQueries.one(evaluationId));
  const verdict = evaluation?.result?.verdict;
  if (isLoading && isDue) return <Skeleton className="h-38 rounded-lg" />;
  if (verdict === undefined) return null;
  const { headline, badge, tone, sentence } = verdictWords(verdict);
  return (
    <Panel
      title={headline}
      tone={tone === "good" || tone === "bad" || tone === "warning" ? tone : undefined}
      actions={
        <>
          <Badge tone={tone}>{badge}</Badge>
          <LinkButton size="small" href={href("evaluations", evaluationId)}>
            {words.open}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-3">
        <p>{sentence}</p>
        <OutcomeBar better={verdict.better} worse={verdict.worse} same={verdict.same} />
      </div>
    </Panel>
  );
}
