"use client";
import type { BaseModel, Export, Model } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { IconButton } from "@facet/ui/actions/icon-button";
import { Field } from "@facet/ui/forms/field";
import { Select } from "@facet/ui/forms/select";
import { TextArea } from "@facet/ui/forms/text-area";
import { ChatColumn } from "@facet/ui/signature/chat-column";
import { Skeleton } from "@facet/ui/states/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { evaluationQueries } from "../../data/evaluations.ts";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { useProjectId } from "../../frame/project.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { playgroundWords as words } from "../../words/playground.ts";
import { Examples } from "./examples.tsx";
import { type Example, examplesOf, sharedSystem } from "./held-out.ts";
import { SamplingPanel } from "./sampling-panel.tsx";
import { firstColumns, runOfCheckpoint, type ServedModel, servedModels } from "./served-models.ts";
import { useAskedRun } from "./use-asked-run.ts";
import { type Sampling, useConversations } from "./use-conversations.ts";

interface PlaygroundProps {
  readonly known: {
    readonly models: readonly Model[];
    readonly bases: readonly BaseModel[];
    readonly exports: readonly Export[];
  };
}

const mostColumns = 4;
/** Held-out rows that are read for questions. */
const mostRows = 60;
const usual: Omit<Sampling, "system"> = { temperature: 0, topP: 1, maxTokens: 256, seed: 0 };

export function Playground({ known }: PlaygroundProps) {
  const [wanted] = useAddressState("model", "");
  const [listed, setListed] = useAddressState("models", "");
  const [question, setQuestion] = useState(useAddressState("ask", "")[0]);
  const [sampling, setSampling] = useState(usual);
  const [system, setSystem] = useState<string>();
  const [example, setExample] = useState<Example>();
  const [wrong, setWrong] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  const { asked, isLoading, evaluationId } = useAskedRun(known.models, wanted);
  const { data: rows } = useQuery({
    ...evaluationQueries.rows(evaluationId ?? "", { limit: mostRows }),
    enabled: evaluationId !== null,
    // Before anything was measured there are none: nothing to offer, and nothing to complain of.
    retry: false,
  });
  const shared = useMemo(() => sharedSystem(rows?.data ?? []), [rows]);
  const examples = useMemo(() => examplesOf(rows?.data ?? []), [rows]);
  const settings: Sampling = { ...sampling, system: system ?? shared ?? "" };
  const talks = useConversations(settings);
  const choices = servedModels(known, asked);
  const columns = listed === "" ? firstColumns(known, wanted, asked) : listed.split(",");
  useApiCalls([
    {
      title: words.calls.models,
      operation: "listModels",
      method: "GET",
      address: "/v1/models",
      query: { projectId: useProjectId() },
    },
  ]);
  const setColumns = (next: readonly string[]) => setListed(next.join(","));
  const send = () => {
    if (question.trim() === "") {
      box.current?.focus();
      return setWrong(words.noText);
    }
    setWrong(undefined);
    talks.ask(columns, question.trim());
    setExample((chosen) => (chosen?.question === question.trim() ? chosen : undefined));
    setQuestion("");
  };
  const choose = (next: Example) => {
    setExample(next);
    setWrong(undefined);
    // A held-out row stands alone: what was said before would change the answer.
    talks.clear();
    talks.ask(columns, next.question);
  };
  const spare = choices.find(({ ask }) => !columns.includes(ask));
  if (runOfCheckpoint(wanted) !== undefined && isLoading) return <Skeleton className="h-96 rounded-lg" />;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid min-w-0 gap-4">
        <h2 className="sr-only">{words.answers}</h2>
        <div className="grid gap-4 [grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))]">
          {columns.map((model, at) => (
            <Column
              key={model}
              model={model}
              choices={choices.filter(({ ask }) => ask === model || !columns.includes(ask))}
              talks={talks}
              onChoose={(next) => setColumns(columns.with(at, next))}
              onRemove={
                columns.length > 1 ? () => setColumns(columns.filter((one) => one !== model)) : undefined
              }
            />
          ))}
        </div>
        {example !== undefined && (
          <div className="grid gap-1 rounded-md bg-sunken px-3 py-2">
            <span className="text-muted text-sm">{words.examples.expected}</span>
            <p className="whitespace-pre-wrap font-mono text-sm [overflow-wrap:anywhere]">
              {example.expected}
            </p>
          </div>
        )}
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Field label={words.ask} hint={words.askHint} error={wrong}>
            <TextArea
              ref={box}
              value={question}
              onChange={setQuestion}
              onSubmit={send}
              placeholder={words.placeholder}
              rows={3}
            />
          </Field>
          <div className="flex flex-wrap items-center gap-2">
            <Button look="main" type="submit">
              {columns.length > 1 ? words.send : words.sendOne}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                talks.clear();
                setExample(undefined);
              }}
            >
              {words.clear}
            </Button>
            {spare !== undefined && columns.length < mostColumns && (
              <Button
                look="quiet"
                icon={<Plus size={14} aria-hidden />}
                onClick={() => setColumns([...columns, spare.ask])}
              >
                {words.add}
              </Button>
            )}
            {/* The last one: when it goes, nothing else comes to stand under the pointer. */}
            {talks.isBusy && <Button onClick={() => talks.stop()}>{words.stop}</Button>}
          </div>
        </form>
        <Examples examples={examples} onChoose={choose} />
      </div>
      <SamplingPanel
        value={settings}
        isFromData={system === undefined && shared !== undefined}
        onChange={({ system: text, ...rest }) => {
          setSampling(rest);
          if (text !== settings.system) setSystem(text);
        }}
      />
    </div>
  );
}

interface ColumnProps {
  readonly model: string;
  readonly choices: readonly ServedModel[];
  readonly talks: ReturnType<typeof useConversations>;
  readonly onChoose: (model: string) => void;
  readonly onRemove: (() => void) | undefined;
}

function Column({ model, choices, talks, onChoose, onRemove }: ColumnProps) {
  const { turns, generation } = talks.of(model);
  const chosen = choices.find(({ ask }) => ask === model);
  const last = turns.at(-1);
  return (
    <ChatColumn
      title={chosen?.label ?? words.gone}
      subtitle={chosen === undefined ? undefined : words.subtitle[chosen.kind]}
      messages={turns.map(({ id, role, content, isCut }) => ({
        id,
        role,
        content,
        ...(isCut ? { state: "stopped" as const } : {}),
      }))}
      generation={generation}
      onStop={() => talks.stop(model)}
      onRetry={() => talks.again(model)}
      height="24rem"
      actions={
        <>
          <div className="w-32">
            <Select
              aria-label={words.column}
              value={model}
              onChange={onChoose}
              choices={choices.map(({ ask, label, kind }) => ({
                value: ask,
                label: kind === "tuned" ? label : `${label} (${words.groups[kind]})`,
              }))}
            />
          </div>
          {onRemove !== undefined && (
            <IconButton
              label={words.remove}
              icon={<X size={14} aria-hidden />}
              size="small"
              onClick={onRemove}
            />
          )}
        </>
      }
      answerActions={
        last?.role === "assistant" ? <CopyButton text={last.content} label={words.copy} /> : undefined
      }
    />
  );
}
