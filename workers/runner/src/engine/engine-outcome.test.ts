import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import { expect, it } from "vitest";
import { readOutcome } from "./engine-outcome.ts";

type Failure = Extract<EngineEvent, { type: "error" }>;

const at = "2026-01-01T00:00:00.000Z";
const ended = {
  exit: { code: 0, signal: null, startError: null },
  done: undefined,
  failure: undefined,
  broken: undefined,
  lastStep: 7,
  noise: [],
};
const exit = (code: number | null, signal: NodeJS.Signals | null = null) => ({
  exit: { code, signal, startError: null },
});
const done = { done: { line: 9, at, type: "done" as const, result: { steps: 7 } } };
const says = (code: string, failure: Failure["class"], details?: Failure["details"]) => ({
  failure: {
    line: 9,
    at,
    type: "error" as const,
    code,
    class: failure,
    message: "why",
    ...(details ? { details } : {}),
  },
});

it.each([
  ["a result and code 0", { ...ended, ...done }, false, { kind: "done", result: { steps: 7 } }],
  ["code 20", { ...ended, ...exit(20) }, false, { kind: "interrupted", lastStep: 7 }],
  [
    "code 20, though a result was announced",
    { ...ended, ...exit(20), ...done },
    false,
    { kind: "interrupted" },
  ],
  [
    "a program that could not be started",
    { ...ended, exit: { code: null, signal: null, startError: "ENOENT" } },
    false,
    { failure: { code: "internal", class: "platform" } },
  ],
  [
    "death by a signal",
    { ...ended, ...exit(null, "SIGKILL") },
    false,
    { failure: { code: "engine_killed", class: "infra", lastStep: 7 } },
  ],
  [
    "death by a signal while the kernel counted a kill for memory",
    { ...ended, ...exit(null, "SIGKILL") },
    true,
    { failure: { code: "out_of_memory", class: "resource" } },
  ],
  [
    "a broken protocol, ended by us",
    { ...ended, ...exit(null, "SIGKILL"), broken: "noise" },
    true,
    { failure: { code: "engine_protocol", class: "platform" } },
  ],
  [
    "a broken protocol with a result",
    { ...ended, ...done, broken: "noise" },
    false,
    { failure: { code: "engine_protocol" } },
  ],
  [
    "an error with its knobs",
    {
      ...ended,
      ...exit(11),
      ...says("out_of_memory", "resource", { fixKnobs: { per_device_train_batch_size: 1 } }),
    },
    false,
    { failure: { code: "out_of_memory", class: "resource", fixKnobs: { per_device_train_batch_size: 1 } } },
  ],
  [
    "an error of the user's",
    { ...ended, ...exit(10), ...says("no_usable_rows", "user") },
    false,
    { failure: { code: "no_usable_rows", class: "user", message: "why", fix: expect.stringMatching(/\w/) } },
  ],
  [
    "an error that nobody knows",
    { ...ended, ...exit(1), ...says("strange", "platform") },
    false,
    { failure: { code: "internal", class: "platform" } },
  ],
  ["code 0 without a result", ended, false, { failure: { code: "internal", class: "platform" } }],
  [
    "another code without a word",
    { ...ended, ...exit(3), noise: ["Segmentation"] },
    false,
    { failure: { code: "internal", message: expect.stringContaining("Segmentation") } },
  ],
])("%s", (_name, ending, killedForMemory, wanted) => {
  expect(readOutcome(ending, killedForMemory)).toMatchObject(wanted);
});
