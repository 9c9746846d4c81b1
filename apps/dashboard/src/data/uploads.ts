import { uploadBlob } from "@facet/sdk/upload-blob";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { facet } from "./facet.ts";

interface SendFile {
  readonly projectId: string;
  readonly file: File;
  /** Id of an upload that was begun earlier with this file. */
  readonly resume?: string;
  readonly signal?: AbortSignal;
}

export interface UploadProgress {
  readonly uploadId: string | null;
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Milliseconds since the first byte was sent. */
  readonly elapsedMs: number;
}

/** Sends a file in parts, with its progress. After a failure, call again with `resume: progress.uploadId`. */
export function useUploadFile() {
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const latest = useRef(0);
  const mutation = useMutation({
    mutationFn: ({ projectId, file, resume, signal }: SendFile) => {
      const startedAt = performance.now();
      latest.current += 1;
      const turn = latest.current;
      const report = (change: Partial<UploadProgress>) => {
        // One that was stopped for another may still have something to say.
        if (turn !== latest.current) return;
        setProgress((before) => ({
          uploadId: before?.uploadId ?? null,
          doneBytes: before?.doneBytes ?? 0,
          totalBytes: file.size,
          ...change,
          elapsedMs: performance.now() - startedAt,
        }));
      };
      report({ uploadId: resume ?? null, doneBytes: 0 });
      return uploadBlob(facet(), {
        blob: file,
        filename: file.name,
        projectId,
        ...(resume === undefined ? {} : { resume }),
        ...(signal === undefined ? {} : { signal }),
        onStart: (upload) => report({ uploadId: upload.id }),
        onProgress: (doneBytes) => report({ doneBytes }),
      });
    },
  });
  return { ...mutation, progress };
}
