"use client";
import { Button } from "@facet/ui/actions/button";
import { FileDrop } from "@facet/ui/forms/file-drop";
import { addDatasetWords } from "../../../words/add-dataset.ts";
import { fileEndings, mostFileBytes } from "./file-limits.ts";
import { UploadLine } from "./upload-line.tsx";
import type { SendFile } from "./use-send-file.ts";

const words = addDatasetWords.heldOut;

interface HeldOutFileProps {
  readonly file: File | undefined;
  readonly sending: SendFile;
  readonly onFile: (file: File | undefined) => void;
}

/** For those who keep their own test rows: a second file, instead of a share of the first. */
export function HeldOutFile({ file, sending, onFile }: HeldOutFileProps) {
  return (
    <details>
      <summary className="py-1 text-table pointer-coarse:py-3">{words.title}</summary>
      <div className="mt-2 grid gap-2">
        {file === undefined ? (
          <FileDrop
            endings={fileEndings}
            mostBytes={mostFileBytes}
            hint={words.hint}
            onFiles={([chosen]) => {
              if (chosen === undefined) return;
              sending.start(chosen);
              onFile(chosen);
            }}
          />
        ) : (
          <>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium text-table [overflow-wrap:anywhere]">{file.name}</span>
              <Button
                size="small"
                look="quiet"
                onClick={() => {
                  sending.stop();
                  onFile(undefined);
                }}
              >
                {words.remove}
              </Button>
            </div>
            <UploadLine file={file} sending={sending} />
          </>
        )}
      </div>
    </details>
  );
}
