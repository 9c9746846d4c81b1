"use client";
import type { JobView } from "@facet/sdk/generated/types.gen";
import { KeyValues } from "@facet/ui/layout/key-values";
import { Panel } from "@facet/ui/layout/panel";
import { StatusIcon } from "@facet/ui/status/status-icon";
import { explainProblem } from "../../words/causes.ts";
import { cockpitWords } from "../../words/cockpit.ts";

const words = cockpitWords.interruptions;

/** What stopped a try that another one followed: the run goes on or is done, and why it took longer is told. */
export function Interruptions({ jobs }: { jobs: readonly JobView[] }) {
  const lost = jobs.flatMap(({ id, state, attempts }) =>
    attempts.flatMap(({ number, error }) =>
      // What ended the job for good has a card of its own.
      error === null || (state === "failed" && number === attempts.length) ? [] : [{ id, number, error }],
    ),
  );
  if (lost.length === 0) return null;
  return (
    <Panel title={words.title} description={words.lead}>
      <ul className="grid gap-4">
        {lost.map(({ id, number, error }) => (
          <li key={`${id} ${number}`} className="grid gap-2 text-table">
            <p className="flex gap-2 font-medium">
              <StatusIcon tone="warning" shape="turn" className="mt-1" />
              {error.title}
            </p>
            <p>{error.message}</p>
            <KeyValues
              items={[
                ...(error.place === null ? [] : [{ label: words.place, value: error.place }]),
                { label: words.attempt, value: number },
              ]}
            />
            <p>{explainProblem(error).todo}</p>
            <p className="text-faint text-sm">
              {words.code} <code>{error.code}</code> <code className="[overflow-wrap:anywhere]">{id}</code>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
