"use client";
import type { ChatMessage } from "@facet/sdk/chat";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import type { Generation } from "@facet/ui/signature/chat-column";
import { useCallback, useEffect, useRef, useState } from "react";
import { facet } from "../../data/facet.ts";
import { playgroundWords as words } from "../../words/playground.ts";
import { problemText } from "../../words/problem-text.ts";

export interface Sampling {
  readonly system: string;
  readonly temperature: number;
  readonly topP: number;
  readonly maxTokens: number;
  readonly seed: number;
}

export interface Turn {
  readonly id: string;
  readonly role: "user" | "assistant";
  readonly content: string;
  readonly isCut: boolean;
}

export interface Conversation {
  readonly turns: readonly Turn[];
  readonly generation: Generation;
}

const untouched: Conversation = { turns: [], generation: { state: "idle" } };

/** One conversation a model, each with its own answers. What is written is shown as it comes and can be stopped. */
export function useConversations(sampling: Sampling) {
  const [all, setAll] = useState<Readonly<Record<string, Conversation>>>({});
  const running = useRef(new Map<string, AbortController>());
  const latest = useRef(all);
  latest.current = all;

  useEffect(() => {
    const open = running.current;
    return () => {
      for (const controller of open.values()) controller.abort();
    };
  }, []);

  const change = useCallback((model: string, next: (before: Conversation) => Conversation) => {
    setAll((before) => ({ ...before, [model]: next(before[model] ?? untouched) }));
  }, []);

  const stop = useCallback((model?: string) => {
    for (const [name, controller] of running.current)
      if (model === undefined || name === model) controller.abort();
  }, []);

  async function answer(model: string, turns: readonly Turn[]): Promise<void> {
    running.current.get(model)?.abort();
    const controller = new AbortController();
    running.current.set(model, controller);
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    let text = "";
    let first = 0;
    let pieces = 0;
    const rate = (tokens: number) =>
      first === 0 || seconds() - first <= 0 ? null : tokens / (seconds() - first);
    const show = (generation: Generation) => change(model, (before) => ({ ...before, generation }));
    const timer = window.setInterval(() => {
      if (first === 0) show({ state: "loading", stage: words.loading, seconds: seconds() });
    }, 500);
    change(model, () => ({ turns, generation: { state: "loading", stage: words.loading, seconds: 0 } }));
    const finish = (state: "done" | "stopped" | "full", tokens: number) =>
      change(model, (before) => ({
        turns:
          text === ""
            ? before.turns
            : [
                ...before.turns,
                { id: crypto.randomUUID(), role: "assistant", content: text, isCut: state !== "done" },
              ],
        generation: { state, tokens, tokensPerSecond: rate(tokens), seconds: seconds() },
      }));
    try {
      // Only who asks a model needs what reads its answer.
      const { streamChat } = await import("@facet/sdk/chat");
      const { system, ...settings } = sampling;
      const messages: ChatMessage[] = [
        ...(system.trim() === "" ? [] : [{ role: "system" as const, content: system }]),
        ...turns.map(({ role, content }) => ({ role, content })),
      ];
      const stream = streamChat(facet(), { model, messages, ...settings, signal: controller.signal });
      for (let next = await stream.next(); ; next = await stream.next()) {
        if (next.done === true) {
          finish(next.value.reason === "length" ? "full" : "done", next.value.completionTokens);
          break;
        }
        if (first === 0) first = seconds();
        text += next.value;
        pieces += 1;
        show({ state: "writing", text, tokens: pieces, tokensPerSecond: rate(pieces) });
      }
    } catch (error) {
      if (controller.signal.aborted) finish("stopped", pieces);
      else show(failed(error));
    } finally {
      window.clearInterval(timer);
      if (running.current.get(model) === controller) running.current.delete(model);
    }
  }

  /** The same question to each of these models. */
  function ask(models: readonly string[], question: string): void {
    for (const model of models) {
      const before = (latest.current[model] ?? untouched).turns;
      void answer(model, [
        ...before,
        { id: crypto.randomUUID(), role: "user", content: question, isCut: false },
      ]);
    }
  }

  /** The last question once more. */
  function again(model: string): void {
    const { turns } = latest.current[model] ?? untouched;
    const last = turns.findLastIndex(({ role }) => role === "user");
    if (last >= 0) void answer(model, turns.slice(0, last + 1));
  }

  function clear(): void {
    stop();
    setAll({});
  }

  const of = (model: string): Conversation => all[model] ?? untouched;
  const isBusy = Object.values(all).some(
    ({ generation: { state } }) => state === "loading" || state === "writing",
  );
  return { of, ask, again, stop, clear, isBusy };
}

function failed(error: unknown): Generation {
  if (!(error instanceof FacetApiError)) return { state: "failed", title: problemText(error), fix: "" };
  return { state: "failed", title: error.detail, fix: error.fix };
}
