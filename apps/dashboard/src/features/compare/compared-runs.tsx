"use client";
import { IconButton } from "@facet/ui/actions/icon-button";
import { Panel } from "@facet/ui/layout/panel";
import { TextLink } from "@facet/ui/navigation/text-link";
import { verdictWords } from "@facet/ui/signature/words/verdict-words";
import { Badge } from "@facet/ui/status/badge";
import { StatusBadge } from "@facet/ui/status/status-badge";
import { Time } from "@facet/ui/values/time";
import { X } from "lucide-react";
import { useProjectHref } from "../../frame/project.tsx";
import { compareWords as words } from "../../words/compare.ts";
import type { Compared } from "./use-compared.ts";

interface ComparedRunsProps {
  readonly compared: readonly Compared[];
  readonly onRemove: (id: string) => void;
}

/** Which runs these are, each a link to its page. */
export function ComparedRuns({ compared, onRemove }: ComparedRunsProps) {
  const href = useProjectHref();
  return (
    <Panel title={words.runs} flush>
      <ul className="divide-y divide-line">
        {compared.map(({ run, evaluation }) => {
          const verdict = evaluation?.result?.verdict;
          const said = verdict === undefined ? undefined : verdictWords(verdict);
          return (
            <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
              <span className="min-w-0 flex-1 basis-40 truncate font-medium">
                <TextLink href={href("fine-tunes", run.id)}>{run.name}</TextLink>
              </span>
              <StatusBadge state={run.state} />
              {said !== undefined && run.evaluationId !== null && (
                <TextLink href={href("evaluations", run.evaluationId)}>
                  <Badge tone={said.tone}>{said.badge}</Badge>
                </TextLink>
              )}
              <span className="text-muted text-sm">
                <Time at={run.createdAt} />
              </span>
              <IconButton
                size="small"
                label={words.remove(run.name)}
                icon={<X size={14} aria-hidden />}
                onClick={() => onRemove(run.id)}
              />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
