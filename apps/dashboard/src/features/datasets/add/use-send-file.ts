import { FacetApiError } from "@facet/sdk/facet-api-error";
import type { Upload } from "@facet/sdk/generated/types.gen";
import { useCallback, useEffect, useRef, useState } from "react";
import { type UploadProgress, useUploadFile } from "../../../data/uploads.ts";
import { useProjectId } from "../../../frame/project.tsx";
import { forgetUpload, rememberedUpload, rememberUpload } from "./remembered-uploads.ts";

export interface SendFile {
  readonly progress: UploadProgress | null;
  readonly state: "idle" | "sending" | "sent" | "stopped" | "failed";
  readonly error: unknown;
  /** Part of the file had arrived before. */
  readonly isResumed: boolean;
  readonly start: (file: File) => void;
  readonly stop: () => void;
  /** The upload once it is whole; goes on with one that was stopped. */
  readonly whole: (file: File) => Promise<Upload>;
}

/** Sends a file as soon as it is chosen, and goes on where an earlier try of the same file ended. */
export function useSendFile(): SendFile {
  const projectId = useProjectId();
  const { mutateAsync, progress, error, isSuccess, isPending } = useUploadFile();
  const running = useRef<{ file: File; stop: AbortController; sent: Promise<Upload> }>(undefined);
  const [isResumed, setResumed] = useState(false);
  const [isStopped, setStopped] = useState(false);
  const uploadId = progress?.uploadId ?? null;

  useEffect(() => () => running.current?.stop.abort(), []);
  useEffect(() => {
    const file = running.current?.file;
    if (uploadId !== null && file !== undefined) rememberUpload(projectId, file, uploadId);
  }, [projectId, uploadId]);

  const start = useCallback(
    (file: File) => {
      running.current?.stop.abort();
      const stop = new AbortController();
      const resume = rememberedUpload(projectId, file);
      const send = (from?: string) =>
        mutateAsync({
          projectId,
          file,
          signal: stop.signal,
          ...(from === undefined ? {} : { resume: from }),
        });
      const sent = send(resume).catch((problem: unknown) => {
        // What arrived is kept for a day; after that the file is sent from its beginning.
        if (resume === undefined || stop.signal.aborted || !isGone(problem)) throw problem;
        forgetUpload(projectId, file);
        setResumed(false);
        return send();
      });
      setStopped(false);
      setResumed(resume !== undefined);
      running.current = { file, stop, sent };
      // Shown from `error`; whoever waits for `whole` hears of it too.
      sent.catch(() => undefined);
    },
    [mutateAsync, projectId],
  );
  const stop = useCallback(() => {
    setStopped(true);
    running.current?.stop.abort();
  }, []);
  const whole = useCallback(
    (file: File) => {
      const now = running.current;
      if (now === undefined || now.file !== file || now.stop.signal.aborted) start(file);
      return running.current?.sent ?? Promise.reject(new Error("No file was chosen."));
    },
    [start],
  );
  const state = isSuccess
    ? "sent"
    : isStopped
      ? "stopped"
      : error !== null
        ? "failed"
        : isPending
          ? "sending"
          : "idle";
  return { progress, state, error, isResumed, start, stop, whole };
}

function isGone(problem: unknown): boolean {
  return problem instanceof FacetApiError && problem.status !== 0 && problem.status < 500;
}
