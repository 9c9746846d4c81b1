"use client";
import { Button } from "@facet/ui/actions/button";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { formatDuration } from "@facet/ui/format/format-duration";
import { ProgressBar } from "@facet/ui/status/progress-bar";
import type { UploadProgress } from "../../../data/uploads.ts";
import { addDatasetWords } from "../../../words/add-dataset.ts";
import { problemText } from "../../../words/problem-text.ts";
import { FormProblem } from "../../forms/form-problem.tsx";
import type { SendFile } from "./use-send-file.ts";

const words = addDatasetWords.upload;

/** How far a file is on its way, at what rate, and the way to go on when it was interrupted. */
export function UploadLine({ file, sending }: { file: File; sending: SendFile }) {
  const { progress, state, error, isResumed, start, stop } = sending;
  const total = formatBytes(file.size);
  const isOpen = state === "sending";
  const goOn = (
    <Button size="small" onClick={() => start(file)}>
      {words.resume}
    </Button>
  );
  return (
    <div className="grid gap-2">
      <ProgressBar
        label={words.label}
        share={state === "sent" ? 1 : file.size === 0 ? 0 : (progress?.doneBytes ?? 0) / file.size}
        tone={state === "failed" ? "bad" : state === "stopped" ? "warning" : "accent"}
        caption={
          state === "sent"
            ? words.done(total)
            : isOpen
              ? sendingText(progress, file.size)
              : words.begin(formatBytes(progress?.doneBytes ?? 0), total)
        }
        aside={
          isOpen ? (
            <Button size="small" look="quiet" onClick={stop}>
              {words.stop}
            </Button>
          ) : (
            (state === "stopped" || state === "failed") && goOn
          )
        }
      />
      {isOpen && isResumed && <p className="text-muted text-sm">{words.resumed}</p>}
      {state === "stopped" && <p className="text-muted text-sm">{words.stopped}</p>}
      {state === "failed" && <FormProblem text={`${problemText(error)} ${words.failed}`} />}
    </div>
  );
}

/** Before there is a rate only how much. */
function sendingText(progress: UploadProgress | null, size: number): string {
  const { doneBytes = 0, elapsedMs = 0 } = progress ?? {};
  const total = formatBytes(size);
  if (doneBytes === 0 || elapsedMs === 0) return words.begin(formatBytes(0), total);
  const perMs = doneBytes / elapsedMs;
  return words.sending(
    formatBytes(doneBytes),
    total,
    formatBytes(perMs * 1000),
    formatDuration((size - doneBytes) / perMs),
  );
}
