import { useId, useState } from "react";
import { CopyButton } from "../actions/copy-button.tsx";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";

export interface CodeSample {
  /** The tab's word: curl, TypeScript, Python. */
  language: string;
  code: string;
}

export interface CodeBlockProps {
  /** What the code does; read aloud, and shown when there is one language only. */
  label: string;
  samples: readonly CodeSample[];
  /** Which language is open; the page can keep it for all blocks. */
  language?: string | undefined;
  onLanguage?: ((language: string) => void) | undefined;
  wrap?: boolean | undefined;
  maxHeight?: string | undefined;
}

export function CodeBlock({ label, samples, language, onLanguage, wrap = false, maxHeight }: CodeBlockProps) {
  const id = useId();
  const [own, setOwn] = useState<string | null>(null);
  const wanted = language ?? own;
  const open = samples.find((sample) => sample.language === wanted) ?? samples[0];
  if (open === undefined) return null;
  const choose = (next: string) => {
    setOwn(next);
    onLanguage?.(next);
  };
  const move = (by: number) => {
    const to = samples[(samples.indexOf(open) + by + samples.length) % samples.length];
    if (to === undefined) return;
    choose(to.language);
    document.getElementById(`${id}-${to.language}`)?.focus();
  };
  return (
    <div className="min-w-0 overflow-hidden rounded-md border border-line bg-sunken">
      <div className="flex min-h-9 items-center justify-between gap-2 border-line border-b pr-1 pl-3">
        {samples.length === 1 ? (
          <span className="truncate text-muted text-sm">{label}</span>
        ) : (
          <div role="tablist" aria-label={words.code.language} className="flex gap-3">
            {samples.map((sample) => (
              <button
                key={sample.language}
                id={`${id}-${sample.language}`}
                type="button"
                role="tab"
                aria-selected={sample === open}
                aria-controls={`${id}-code`}
                tabIndex={sample === open ? 0 : -1}
                onClick={() => choose(sample.language)}
                onKeyDown={(event) => {
                  if (event.key === "ArrowRight") move(1);
                  if (event.key === "ArrowLeft") move(-1);
                }}
                className={classNames(
                  "min-h-9 min-w-6 border-b-2 text-sm focus-visible:outline-offset-[-2px] pointer-coarse:min-h-11",
                  sample === open
                    ? "border-text font-medium"
                    : "border-transparent text-muted hover:text-text",
                )}
              >
                {sample.language}
              </button>
            ))}
          </div>
        )}
        <CopyButton text={open.code} />
      </div>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles take a name. */}
      <div
        id={`${id}-code`}
        role={samples.length === 1 ? "group" : "tabpanel"}
        aria-label={label}
        tabIndex={0}
        className={classNames(
          "overflow-auto p-3 text-sm leading-5 focus-visible:outline-offset-[-2px]",
          wrap ? "whitespace-pre-wrap [overflow-wrap:anywhere]" : "whitespace-pre",
        )}
        style={{ maxHeight }}
      >
        <code>{open.code}</code>
      </div>
    </div>
  );
}
