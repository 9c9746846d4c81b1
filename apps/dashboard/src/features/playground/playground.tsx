"use client";
import type { BaseModel, Export, Model } from "@facet/sdk/generated/types.gen";
import { Button } from "@facet/ui/actions/button";
import { CopyButton } from "@facet/ui/actions/copy-button";
import { IconButton } from "@facet/ui/actions/icon-button";
import { Field } from "@facet/ui/forms/field";
import { Select } from "@facet/ui/forms/select";
import { TextArea } from "@facet/ui/forms/text-area";
import { ChatColumn } from "@facet/ui/signature/chat-column";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useApiCalls } from "../../frame/api-calls.tsx";
import { useAddressState } from "../../frame/use-address-state.ts";
import { playgroundWords as words } from "../../words/playground.ts";
import { SamplingPanel } from "./sampling-panel.tsx";
import { firstColumns, type ServedModel, servedModels } from "./served-models.ts";
import { type Sampling, useConversations } from "./use-conversations.ts";

interface PlaygroundProps {
  readonly known: {
    readonly models: readonly Model[];
    readonly bases: readonly BaseModel[];
    readonly exports: readonly Export[];
  };
}

const mostColumns = 4;
const usual: Sampling = { system: "", temperature: 0, topP: 1, maxTokens: 256, seed: 0 };

export function Playground({ known }: PlaygroundProps) {
  const [wanted] = useAddressState("model", "");
  const [listed, setListed] = useAddressState("models", "");
  const [asked] = useAddressState("ask", "");
  const [sampling, setSampling] = useState(usual);
  const [question, setQuestion] = useState(asked);
  const [wrong, setWrong] = useState<string>();
  const talks = useConversations(sampling);
  const choices = servedModels(known);
  const columns = listed === "" ? firstColumns(known, wanted) : listed.split(",");
  useApiCalls([{ title: words.calls.models, operation: "listModels", method: "GET", address: "/v1/models" }]);
  const setColumns = (next: readonly string[]) => setListed(next.join(","));
  const send = () => {
    if (question.trim() === "") return setWrong(words.noText);
    setWrong(undefined);
    talks.ask(columns, question.trim());
    setQuestion("");
  };
  const spare = choices.find(({ ask }) => !columns.includes(ask));
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid min-w-0 gap-4">
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
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Field label={words.ask} hint={words.askHint} error={wrong}>
            <TextArea
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
            {talks.isBusy && <Button onClick={() => talks.stop()}>{words.stop}</Button>}
            <Button look="quiet" onClick={talks.clear}>
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
          </div>
        </form>
      </div>
      <SamplingPanel value={sampling} onChange={setSampling} />
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
          <Select
            aria-label={words.column}
            value={model}
            onChange={onChoose}
            choices={choices.map(({ ask, label, kind }) => ({
              value: ask,
              label: `${label} (${words.groups[kind]})`,
            }))}
            className="w-36"
          />
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
