import { Upload } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import { acceptFiles, type FileLimits } from "./accept-files.ts";
import { FieldRemark } from "./field.tsx";

export interface FileDropProps extends FileLimits {
  /** Files that keep the limits; the others are refused here with a sentence each. */
  onFiles: (files: File[]) => void;
  /** Which kinds and sizes, and what a row must hold. */
  hint: ReactNode;
  /** Pasted text becomes a file of this name. */
  pasteAs?: string | undefined;
  disabledReason?: string | undefined;
}

/** Drop, choose or paste. The button inside is the way for keyboards and phones. */
export function FileDrop({ onFiles, hint, pasteAs, disabledReason, ...limits }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const disabled = disabledReason !== undefined;
  const take = (files: readonly File[]) => {
    if (disabled || files.length === 0) return;
    const result = acceptFiles(files, limits);
    setProblems(result.problems);
    if (result.accepted.length > 0) onFiles(result.accepted);
  };
  return (
    <div className="grid gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for several inputs. */}
      <div
        role="group"
        aria-labelledby={`${id}-label`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(!disabled);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take([...event.dataTransfer.files]);
        }}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          const text = event.clipboardData.getData("text/plain");
          if (files.length > 0) take(files);
          else if (pasteAs !== undefined && text !== "")
            take([new File([text], pasteAs, { type: "text/plain" })]);
        }}
        className={classNames(
          "grid justify-items-center gap-1.5 rounded-lg border border-dashed px-4 py-8 text-center transition-colors duration-120 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus",
          over ? "border-accent bg-accent-soft" : "border-control bg-surface",
        )}
      >
        <Upload size={18} aria-hidden className="text-muted" />
        <p>
          {limits.multiple === true ? words.files.dropMany : words.files.drop}{" "}
          <label
            id={`${id}-label`}
            htmlFor={id}
            className={classNames(
              "font-medium underline underline-offset-2",
              disabled ? "text-faint" : "text-accent",
              "pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center",
            )}
          >
            {words.files.choose}
          </label>
          <input
            id={id}
            type="file"
            className="sr-only"
            accept={limits.endings.join(",")}
            multiple={limits.multiple === true}
            disabled={disabled}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              take([...(event.target.files ?? [])]);
              // The same file chosen again must count as a change.
              event.target.value = "";
            }}
          />
        </p>
        <div id={`${id}-hint`} className="max-w-120 text-muted text-sm">
          {disabledReason ?? hint}
        </div>
      </div>
      <div role="alert" className="grid gap-1 empty:hidden">
        {problems.map((problem) => (
          <FieldRemark key={problem} id={`${id}-${problem}`} look="text-bad">
            {problem}
          </FieldRemark>
        ))}
      </div>
    </div>
  );
}
