"use client";
import type { RankedFix } from "@facet/ui/signature/failure-card";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCreateFineTune } from "../../data/fine-tunes.ts";
import { knobQueries } from "../../data/knobs.ts";
import type { Answer } from "../../data/operations.ts";
import type { FixAction } from "../../words/causes/fix-action.ts";
import { fixWords as words } from "../../words/fixes.ts";
import { type FixPlaces, placeOf } from "./fix-places.ts";
import { repeatBody } from "./repeat-body.ts";
import { turnKnobs, turnsAnything } from "./turn-knobs.ts";

type Run = Answer<"getFineTune">;
type Changes = Readonly<Record<string, unknown>>;

interface FixesOptions {
  /** From `explainError`, `explainProblem` or `explainRemark`. */
  readonly actions: readonly FixAction[];
  /** The run that failed; without it no run is started again. */
  readonly run?: Run | undefined;
  /** Knob values that the failure itself says would mend it: `JobError.fixKnobs`. */
  readonly fixKnobs?: Changes | null | undefined;
  readonly places: FixPlaces;
  readonly onRetry?: (() => void) | undefined;
}

interface Fixes {
  /** For `FailureCard`: what can be done, the likeliest first. */
  readonly fixes: readonly RankedFix[];
  /** What the API said when a run could not be started again. */
  readonly error: unknown;
}

/** Ways out that act: a new run begins and is opened, a page opens, a command is copied. */
export function useFixes({ actions, run, fixKnobs, places, onRetry }: FixesOptions): Fixes {
  const router = useRouter();
  const create = useCreateFineTune();
  const { data: knobs } = useQuery({ ...knobQueries.all(), enabled: fixKnobs != null });
  const labels = new Map(knobs?.data.map(({ id, label }) => [id, label]));
  const [acting, setActing] = useState<string>();
  const [copied, setCopied] = useState<string>();

  function start(id: string, changesOf: (from: Run) => Promise<Changes> | Changes): void {
    if (run === undefined) return;
    setActing(id);
    void Promise.resolve(changesOf(run))
      .then((changes) => create.mutateAsync(repeatBody(run, changes)))
      .then((made) => router.push(places.page(`fine-tunes/${made.id}`)))
      // Shown by the page, from `error`.
      .catch(() => undefined)
      .finally(() => setActing(undefined));
  }

  function asFix(action: FixAction, index: number): RankedFix | undefined {
    const id = `${action.kind}-${index}`;
    const fix = { id, label: action.label, busy: acting === id };
    const href = placeOf(action, places);
    if (href !== undefined) return { ...fix, onAct: () => router.push(href) };
    if (action.kind === "repeat-run" && run !== undefined)
      return { ...fix, onAct: () => start(id, () => ({})) };
    if (action.kind === "change-run" && run !== undefined && turnsAnything(run.knobs, action.turns))
      return { ...fix, onAct: () => start(id, (from) => turned(from, action)) };
    if (action.kind === "try-again" && onRetry !== undefined) return { ...fix, onAct: onRetry };
    if (action.kind === "copy-command")
      return {
        ...fix,
        detail: copied === id ? words.copied : action.command,
        onAct: () => void navigator.clipboard.writeText(action.command).then(() => setCopied(id)),
      };
    return undefined;
  }

  const suggested: readonly RankedFix[] =
    run === undefined || fixKnobs === undefined || fixKnobs === null
      ? []
      : [
          {
            id: "suggested",
            label: words.suggested,
            detail: Object.entries(fixKnobs)
              .map(([knob, value]) => `${labels.get(knob) ?? knob} ${JSON.stringify(value)}`)
              .join(", "),
            busy: acting === "suggested",
            onAct: () => start("suggested", () => fixKnobs),
          },
        ];
  return {
    fixes: [...suggested, ...actions.flatMap((action, index) => asFix(action, index) ?? [])],
    error: create.error,
  };
}

/** What "auto" stands for is in the table of all knobs, which is fetched only now. */
async function turned({ knobs }: Run, action: Extract<FixAction, { kind: "change-run" }>): Promise<Changes> {
  const { autoValue } = await import("./auto-value.ts");
  return turnKnobs(knobs, action.turns, (knob) => autoValue(knob, knobs));
}
