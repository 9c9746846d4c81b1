import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { IconButton } from "../actions/icon-button.tsx";
import { formatNumber } from "../format/format-number.ts";
import { Segments } from "../forms/segments.tsx";
import { Panel } from "../layout/panel.tsx";
import { DiffText } from "./diff-text.tsx";
import { lastAsked, promptMessages } from "./words/prompt-text.ts";
import { type Sample, sampleGrid, type WatchedPrompt } from "./words/sample-grid.ts";
import { sharedWords, wordDiff } from "./words/word-diff.ts";

export interface SamplesGridProps {
  samples: readonly Sample[];
  /** Shown while there are none: when the first ones come. */
  empty?: string | undefined;
  /** Which prompt is open, counted from 0; held by the page if given. */
  prompt?: number | undefined;
  onPrompt?: ((prompt: number) => void) | undefined;
  /** Beside an answer: a star, a report, "try it". */
  answerActions?: ((prompt: WatchedPrompt, step: number) => ReactNode) | undefined;
}

type Compared = "base" | "before" | "nothing";

/** The same prompts at every checkpoint: what changed as the model learned. */
export function SamplesGrid(props: SamplesGridProps) {
  const { samples, empty = "The first answers come with the first checkpoint.", answerActions } = props;
  const grid = useMemo(() => sampleGrid(samples), [samples]);
  const [own, setOwn] = useState(0);
  const [all, setAll] = useState<"one" | "all">("one");
  const [compared, setCompared] = useState<Compared>("base");
  const at = Math.min(grid.length - 1, props.prompt ?? own);
  const choose = props.onPrompt ?? setOwn;
  const open = grid[at];
  if (open === undefined) {
    return (
      <Panel title="The same prompts, as it learns">
        <p className="text-muted">{empty}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={all === "one" ? "The same prompt, as it learns" : "The same prompts, as it learns"}
      flush={all === "all"}
      actions={
        <>
          <Segments
            label="What a difference is marked against"
            value={compared}
            onChange={setCompared}
            choices={[
              { value: "base", label: "vs base" },
              { value: "before", label: "vs before" },
              { value: "nothing", label: "plain" },
            ]}
          />
          {grid.length > 1 && (
            <Segments
              label="One prompt or all"
              value={all}
              onChange={setAll}
              choices={[
                { value: "one", label: "One" },
                { value: "all", label: "All" },
              ]}
            />
          )}
          {all === "one" && grid.length > 1 && (
            <span className="inline-flex items-center">
              <span className="whitespace-nowrap">
                prompt {at + 1} of {grid.length}
              </span>
              <IconButton
                size="small"
                label="Previous prompt"
                icon={<ChevronLeft size={14} aria-hidden />}
                onClick={() => choose((at + grid.length - 1) % grid.length)}
              />
              <IconButton
                size="small"
                label="Next prompt"
                icon={<ChevronRight size={14} aria-hidden />}
                onClick={() => choose((at + 1) % grid.length)}
              />
            </span>
          )}
        </>
      }
    >
      {all === "one" ? (
        <OnePrompt watched={open} compared={compared} actions={answerActions} />
      ) : (
        <AllPrompts grid={grid} compared={compared} />
      )}
    </Panel>
  );
}

interface OneProps {
  watched: WatchedPrompt;
  compared: Compared;
  actions: SamplesGridProps["answerActions"];
}

function OnePrompt({ watched, compared, actions }: OneProps) {
  const system = promptMessages(watched.prompt).find(({ role }) => role === "system");
  return (
    <div className="grid gap-3">
      <div className="grid gap-1">
        {system !== undefined && <p className="line-clamp-2 text-faint text-sm">{system.content}</p>}
        <p className="whitespace-pre-wrap font-medium [overflow-wrap:anywhere]">
          {lastAsked(watched.prompt)}
        </p>
      </div>
      <dl className="divide-y divide-line border-line border-t">
        {watched.reference !== null && (
          <Answer name="expected">
            <span className="whitespace-pre-wrap text-muted">{watched.reference}</span>
          </Answer>
        )}
        <Answer name="base">
          {watched.base === null ? (
            <span className="text-faint">not asked yet</span>
          ) : (
            <span className="whitespace-pre-wrap text-muted">{written(watched.base)}</span>
          )}
        </Answer>
        {watched.answers.map(({ step, text }, index) => (
          <Answer key={step} name={`step ${formatNumber(step)}`} aside={actions?.(watched, step)}>
            <Compare watched={watched} index={index} text={text} compared={compared} />
          </Answer>
        ))}
      </dl>
    </div>
  );
}

function Answer({ name, aside, children }: { name: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[88px_minmax(0,1fr)_auto]">
      <dt className="text-muted text-table">{name}</dt>
      <dd className="m-0 min-w-0 text-table [overflow-wrap:anywhere]">{children}</dd>
      {aside !== undefined && <dd className="m-0">{aside}</dd>}
    </div>
  );
}

interface CompareProps {
  watched: WatchedPrompt;
  index: number;
  text: string;
  compared: Compared;
  /** Many beside each other: the differences alone. */
  terse?: boolean;
}

function Compare({ watched, index, text, compared, terse = false }: CompareProps) {
  const before = compared === "base" ? watched.base : (watched.answers[index - 1]?.text ?? watched.base);
  if (text === "") return written(text);
  if (compared === "nothing" || before === null) return <span className="whitespace-pre-wrap">{text}</span>;
  if (before === text) {
    return (
      <>
        <span className="whitespace-pre-wrap">{text}</span>
        <span className="ml-2 text-faint text-sm">
          same as {compared === "base" || index === 0 ? "the base" : "before"}
        </span>
      </>
    );
  }
  const little = sharedWords(wordDiff(before, text)) < 0.25;
  return (
    <>
      <DiffText before={before} after={text} />
      {little && !terse && (
        <span className="ml-2 text-faint text-sm">
          another answer than {compared === "base" || index === 0 ? "the base's" : "before"}
        </span>
      )}
    </>
  );
}

function written(text: string): ReactNode {
  return text === "" ? <span className="text-faint">answered nothing</span> : text;
}

/** Prompt by checkpoint: the base, and at most the last four checkpoints, so that columns stay readable. */
function AllPrompts({ grid, compared }: { grid: readonly WatchedPrompt[]; compared: Compared }) {
  const steps = [...new Set(grid.flatMap(({ answers }) => answers.map(({ step }) => step)))]
    .sort((one, other) => one - other)
    .slice(-4);
  const cell = "min-w-56 max-w-80 px-3 py-2 align-top first:pl-4 last:pr-4";
  return (
    <section
      className="relative overflow-x-auto"
      aria-label="All prompts"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
    >
      <table className="w-full border-collapse text-table">
        <caption className="sr-only">Answers to every watched prompt, by checkpoint</caption>
        <thead>
          <tr className="border-line border-b text-left text-muted text-sm">
            {["Prompt", "base", ...steps.map((step) => `step ${formatNumber(step)}`)].map((name) => (
              <th key={name} scope="col" className={`${cell} font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {grid.map((watched) => (
            <tr key={watched.index}>
              <th scope="row" className={`${cell} text-left font-medium`}>
                <span className="line-clamp-6">{lastAsked(watched.prompt)}</span>
              </th>
              <td className={`${cell} text-muted`}>
                <span className="line-clamp-6">{watched.base === null ? "–" : written(watched.base)}</span>
              </td>
              {steps.map((step) => {
                const index = watched.answers.findIndex((answer) => answer.step === step);
                const text = watched.answers[index]?.text;
                return (
                  <td key={step} className={cell}>
                    <span className="line-clamp-6">
                      {text === undefined ? (
                        <span className="text-faint">–</span>
                      ) : (
                        <Compare watched={watched} index={index} text={text} compared={compared} terse />
                      )}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
