"use client";
import type { EvaluationRow } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Drawer } from "@facet/ui/overlays/drawer";
import { DiffText } from "@facet/ui/signature/diff-text";
import { metricValue, metricWords } from "@facet/ui/signature/words/metric-words";
import { lastAsked, promptMessages } from "@facet/ui/signature/words/prompt-text";
import { Region } from "@facet/ui/states/region";
import { Badge } from "@facet/ui/status/badge";
import { ChatBubbles } from "@facet/ui/text/chat-bubbles";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { evaluationQueries } from "../../data/evaluations.ts";
import { useProjectHref } from "../../frame/project.tsx";
import { evaluationWords } from "../../words/evaluations.ts";
import { outcomeLooks } from "./outcome-looks.ts";

interface RowDrawerProps {
  readonly id: string;
  readonly modelId: string | null;
  /** Its number as text; empty when none is open. */
  readonly row: string;
  readonly onClose: () => void;
}

const words = evaluationWords.row;

/** One held-out row: asked, expected, answered by both, measured. Leaves the table usable. */
export function RowDrawer({ id, modelId, row, onClose }: RowDrawerProps) {
  const query = useQuery({ ...evaluationQueries.row(id, Number(row)), enabled: row !== "" });
  return (
    <Drawer
      open={row !== ""}
      onOpenChange={(open) => !open && onClose()}
      title={words.title(Number(row))}
      peek
      width="wide"
    >
      {row !== "" && (
        <Region query={query} isEmpty={(found) => found === null} empty={<p>{words.gone}</p>}>
          {(found) => found !== null && <Answers row={found} modelId={modelId} />}
        </Region>
      )}
    </Drawer>
  );
}

const roles = { system: "system", user: "user", assistant: "assistant", tool: "tool" } as const;

function Answers({ row, modelId }: { row: EvaluationRow; modelId: string | null }) {
  const href = useProjectHref();
  const asked = promptMessages(row.prompt).map(({ role, content }) => ({
    role: role in roles ? (role as keyof typeof roles) : ("user" as const),
    content,
  }));
  const measures = Object.keys(metricWords).filter(
    (name): name is keyof typeof metricWords => row.tuned[name] !== undefined && row.tuned[name] !== null,
  );
  return (
    <div className="grid gap-6">
      <section className="grid gap-2">
        <h3 className="font-semibold">{words.conversation}</h3>
        <ChatBubbles label={words.conversation} messages={asked} />
      </section>
      <Answer title={words.expected}>{row.reference}</Answer>
      <Answer title={words.base}>{row.baseOutput}</Answer>
      <Answer title={words.tuned} badge={<Badge {...outcomeLooks[row.outcome]}>{row.outcome}</Badge>}>
        <DiffText before={row.reference} after={row.tunedOutput} showRemoved={row.outcome === "worse"} />
      </Answer>
      <section className="grid gap-2">
        <h3 className="font-semibold">{words.measures}</h3>
        <KeyValues
          items={measures.map((name) => ({
            label: metricWords[name].label,
            value: `${rowValue(name, row.base[name] ?? 0)} → ${rowValue(name, row.tuned[name] ?? 0)}`,
          }))}
        />
      </section>
      {modelId !== null && (
        <p>
          <LinkButton
            href={`${href("playground")}?model=${modelId}&ask=${encodeURIComponent(lastAsked(row.prompt))}`}
          >
            {words.playground}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

/** One row is right or wrong; shares are of many. */
function rowValue(name: keyof typeof metricWords, value: number): string {
  if (metricWords[name].kind !== "right-or-wrong") return metricValue(name, value);
  return value >= 1 ? words.right : words.wrong;
}

function Answer({ title, badge, children }: { title: string; badge?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="flex items-center gap-2 font-semibold">
        {title} {badge}
      </h3>
      <p className="whitespace-pre-wrap rounded-md bg-sunken px-3 py-2 font-mono text-sm [overflow-wrap:anywhere]">
        {children === "" ? <span className="text-faint">{evaluationWords.all.empty}</span> : children}
      </p>
    </section>
  );
}
