"use client";
import { Button } from "@facet/ui/actions/button";
import { Remarks } from "@facet/ui/layout/notice";
import { Panel } from "@facet/ui/layout/panel";
import { FitPanel } from "@facet/ui/signature/fit-panel";
import { applyFix, nameKnobs } from "@facet/ui/signature/knobs/knob-form-state";
import { ErrorState } from "@facet/ui/states/error-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { knobQueries } from "../../data/knobs.ts";
import type { Body } from "../../data/operations.ts";
import { newRunWords } from "../../words/new-run.ts";
import type { Draft } from "./draft.ts";
import { leverOf } from "./lever.tsx";
import type { Start } from "./use-start.ts";

interface SideProps {
  /** Undefined while data or model is missing. */
  readonly body: Body<"createFineTune"> | undefined;
  /** What can be chosen is still being read: the figures keep their place. */
  readonly coming: boolean;
  readonly draft: Draft;
  readonly start: Start;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly onReset: () => void;
}

const words = newRunWords.side;

/** What the choices mean, always in view, and the button. */
export function Side({ body, coming, draft, start, onChange, onReset }: SideProps) {
  const settled = useDeferredValue(body);
  const estimate = useQuery({
    ...knobQueries.estimate(estimateOf(settled)),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
  });
  const plan = useQuery({
    ...fineTuneQueries.plan(settled ?? nothing),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
  });
  const turned = Object.keys(draft.knobs).length;
  const shown = new Set((estimate.data?.findings ?? []).map(({ code }) => code));
  const findings = (plan.data?.findings ?? []).filter(({ code }) => !shown.has(code));
  const fix = (set: Readonly<Record<string, unknown>>) =>
    onChange({ knobs: applyFix(draft.knobs, draft.preset, set) });
  return (
    <aside aria-label={words.label} className="grid gap-4 lg:sticky lg:top-18">
      {body === undefined && !coming ? (
        <Panel>
          <p className="text-muted">{words.noChoice}</p>
        </Panel>
      ) : (
        <FitPanel
          estimate={estimate.data ?? null}
          calculating={coming || estimate.isFetching || settled !== body}
          {...(estimate.isError ? { failed: words.failed } : {})}
          onRetry={() => void estimate.refetch()}
          phrase={nameKnobs}
          lever={leverOf(draft, onChange)}
          onFix={fix}
        />
      )}
      {findings.length > 0 && (
        <Panel title={words.findings}>
          <Remarks
            items={findings.map(({ code, level, message, fixKnobs, fix: todo }) => ({
              id: code,
              tone: level === "stop" ? "bad" : level === "warning" ? "warning" : "running",
              text: (
                <span className="grid justify-items-start gap-1.5">
                  <span>
                    {nameKnobs(message)} {todo !== null && nameKnobs(todo)}
                  </span>
                  {fixKnobs !== null && (
                    <Button size="small" onClick={() => fix(fixKnobs)}>
                      {words.apply}
                    </Button>
                  )}
                </span>
              ),
            }))}
          />
        </Panel>
      )}
      {start.error !== null && start.error !== undefined && <ErrorState error={start.error} />}
      <Button look="main" type="submit" busy={start.isStarting}>
        {words.start}
      </Button>
      <div className="flex flex-wrap items-center justify-between gap-2 text-muted text-sm">
        <span>{words.changed(turned)}</span>
        <Button look="quiet" size="small" onClick={onReset}>
          {words.reset}
        </Button>
      </div>
      <p className="text-faint text-sm">{words.draft}</p>
    </aside>
  );
}

const nothing: Body<"createFineTune"> = { projectId: "", baseModelId: "", datasetVersionId: "" };

function estimateOf(body: Body<"createFineTune"> = nothing): Body<"createEstimate"> {
  const { projectId, baseModelId, datasetVersionId, preset, knobs } = body;
  return {
    projectId,
    baseModelId,
    datasetVersionId,
    ...(preset === undefined ? {} : { preset }),
    ...(knobs === undefined ? {} : { knobs }),
  };
}
