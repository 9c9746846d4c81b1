import type { RowPreview } from "@facet/contracts/inference/inference-request";
import type { PreparedRow } from "@facet/contracts/preparations/preparation";
import { type ReactNode, useState } from "react";
import { formatNumber } from "../format/format-number.ts";
import { Segments } from "../forms/segments.tsx";
import { Panel } from "../layout/panel.tsx";
import { SkeletonLines } from "../states/skeleton.tsx";
import { ChatBubbles } from "../text/chat-bubbles.tsx";
import { JsonView } from "../text/json-view.tsx";
import { TokenStrip } from "./token-strip.tsx";
import { rowMessages } from "./words/row-messages.ts";

export type RowFace = "chat" | "json" | "tokens";

export interface RowViewProps {
  /** Number of the row, as the data set counts. */
  row: number;
  /** Messages; prompt and completion; or text. */
  content: unknown;
  /** As the model sees it; null while it is reckoned, undefined where no model was chosen. */
  seen: PreparedRow | RowPreview | null | undefined;
  /** Why it cannot be shown: a sentence, with a way out. */
  seenError?: ReactNode;
  /** Whose tokenizer and template: "gemma-3-1b". */
  modelName?: string | undefined;
  maxLength?: number | undefined;
  face?: RowFace | undefined;
  onFace?: ((face: RowFace) => void) | undefined;
  /** Under the tokens: what the loss is computed on, and why. */
  note?: ReactNode;
  actions?: ReactNode;
}

/** What the model will see: one row as chat, as it is stored, and as tokens. */
export function RowView(props: RowViewProps) {
  const { row, content, seen, seenError, modelName, maxLength, note, actions } = props;
  const [own, setOwn] = useState<RowFace>("chat");
  const face = props.face ?? own;
  const choose = props.onFace ?? setOwn;
  const model = modelName === undefined ? "" : ` · ${modelName} · its own template`;
  return (
    <Panel
      title={face === "tokens" ? "What the model will see" : `Row ${formatNumber(row)}`}
      description={face === "tokens" ? `row ${formatNumber(row)}${model}` : undefined}
      actions={
        <>
          {actions}
          <Segments
            label="How the row is shown"
            value={face}
            onChange={choose}
            choices={[
              { value: "chat", label: "Chat" },
              { value: "json", label: "JSON" },
              { value: "tokens", label: "Tokens" },
            ]}
          />
        </>
      }
    >
      {face === "chat" && <Chat content={content} row={row} />}
      {face === "json" && <JsonView value={content} label={`Row ${row} as JSON`} openTo={4} />}
      {face === "tokens" && (
        <div className="grid gap-3">
          <Tokens seen={seen} error={seenError} maxLength={maxLength} />
          {note !== undefined && seen !== null && seen !== undefined && (
            <p className="text-muted text-sm">{note}</p>
          )}
        </div>
      )}
    </Panel>
  );
}

function Chat({ content, row }: { content: unknown; row: number }) {
  const messages = rowMessages(content);
  if (messages.length === 0) return <p className="text-muted">This row has no text.</p>;
  return <ChatBubbles label={`Row ${row} as a conversation`} messages={messages} />;
}

function Tokens({
  seen,
  error,
  maxLength,
}: {
  seen: RowViewProps["seen"];
  error: ReactNode;
  maxLength: number | undefined;
}) {
  if (error !== undefined) return <div className="text-table text-warning">{error}</div>;
  if (seen === undefined) {
    return (
      <p className="text-muted">
        Choose a base model to see this row as its tokens: every model cuts text into its own.
      </p>
    );
  }
  if (seen === null) {
    return (
      <div aria-busy="true">
        <span className="sr-only">Reckoning the tokens</span>
        <SkeletonLines count={4} />
      </div>
    );
  }
  return (
    <TokenStrip
      tokens={seen.tokens}
      cutTokens={"cutTokens" in seen ? seen.cutTokens : seen.cut}
      dropped={seen.dropped}
      maxLength={maxLength}
    />
  );
}
