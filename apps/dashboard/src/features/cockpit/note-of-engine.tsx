"use client";
import type { FineTune } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import type { Notice } from "../../live/job-story.ts";
import { explainRemark } from "../../words/causes.ts";
import { cockpitWords } from "../../words/cockpit.ts";
import { problemText } from "../../words/problem-text.ts";
import { useFixes } from "../fixes/use-fixes.ts";
import { useRunPlaces } from "./use-run-places.ts";

/** What the engine remarked on while it went on, and the ways out as small buttons. */
export function NoteOfEngine({ run, notice }: { run: FineTune; notice: Notice }) {
  const { code, message, fix } = notice;
  const explained = explainRemark(code);
  const { fixes, error } = useFixes({
    actions: explained?.actions ?? [],
    run,
    places: useRunPlaces(run),
  });
  return (
    <span className="grid justify-items-start gap-1.5">
      {explained !== undefined && !message.startsWith(explained.title) && (
        <span className="font-medium">{explained.title}</span>
      )}
      <span className="[overflow-wrap:anywhere]">{message}</span>
      {fix !== null && <span>{fix}</span>}
      {fixes.map(({ id, label, busy, onAct }) => (
        <Button
          key={id}
          size="small"
          busy={busy}
          className="!h-auto !whitespace-normal text-left"
          onClick={onAct}
        >
          {label}
        </Button>
      ))}
      {error !== null && error !== undefined && (
        <span role="alert" className="text-bad">
          {problemText(error)}
        </span>
      )}
      <span className="text-faint text-sm">
        {cockpitWords.notes.code} <code>{code}</code>
      </span>
    </span>
  );
}
