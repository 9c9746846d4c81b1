"use client";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Panel } from "@facet/ui/layout/panel";
import { StatusIcon } from "@facet/ui/status/status-icon";
import { useProjectHref } from "../../frame/project.tsx";
import { homeWords } from "../../words/home.ts";
import { RunExample } from "./run-example.tsx";

const words = homeWords.checklist;

/** What stands on Home before the first run: four steps, and a button that takes all of them with our own data. */
export function FirstSteps({ hasData }: { hasData: boolean }) {
  const href = useProjectHref();
  const steps = [
    { title: words.data, lead: words.dataLead, isDone: hasData },
    { title: words.goal, lead: words.goalLead, isDone: false },
    { title: words.train, lead: words.trainLead, isDone: false },
    { title: words.try, lead: words.tryLead, isDone: false },
  ];
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Panel
        title={words.title}
        footer={
          <LinkButton href={hasData ? href("fine-tunes", "new") : href("datasets", "new")}>
            {hasData ? homeWords.continue.start : homeWords.datasets.add}
          </LinkButton>
        }
      >
        <ol className="grid gap-4">
          {steps.map(({ title, lead, isDone }, index) => (
            <li key={title} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2">
              <span className="pt-0.5 text-faint">
                {isDone ? <StatusIcon tone="good" className="mt-1" /> : `${index + 1}.`}
              </span>
              <span>
                <span className="block font-medium">
                  {title}
                  {isDone && <span className="sr-only"> ({words.done})</span>}
                </span>
                <span className="block text-muted">{lead}</span>
              </span>
            </li>
          ))}
        </ol>
      </Panel>
      <RunExample />
    </div>
  );
}
