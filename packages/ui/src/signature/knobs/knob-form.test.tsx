import { knobs } from "@facet/contracts/training/knobs/all-knobs";
import { resolveKnobs } from "@facet/contracts/training/resolve-knobs";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { KnobForm, type KnobFormProps } from "./knob-form.tsx";
import {
  applyFix,
  idleReason,
  knobFormState,
  nameKnobs,
  type Overrides,
  turnKnob,
  valueText,
} from "./knob-form-state.ts";
import { KnobInput } from "./knob-input.tsx";
import { readKnobText } from "./read-knob-text.ts";

const facts = {
  method: "sft",
  preset: "balanced",
  context: { rows: { type: "chat", train: 1552, validation: 194 }, model: { contextLength: 2048 } },
} as const;

interface HolderProps extends Partial<KnobFormProps> {
  start: Overrides;
  now: { overrides: Overrides };
}

function Holder({ start, now, ...more }: HolderProps) {
  const [overrides, setOverrides] = useState(start);
  now.overrides = overrides;
  return <KnobForm {...facts} {...more} overrides={overrides} onChange={setOverrides} />;
}

/** Draws the form and answers what is turned. */
function open(start: Overrides) {
  const now = { overrides: start };
  render(<Holder start={start} now={now} />);
  return now;
}

test("turning a knob changes that knob alone, and turning it back leaves nothing changed", async () => {
  const now = open({});
  const batch = screen.getByLabelText("Batch size");
  await userEvent.clear(batch);
  await userEvent.type(batch, "16");
  expect(now.overrides).toEqual({ per_device_train_batch_size: 16 });
  expect(screen.getByRole("button", { name: "1 changed" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Put Batch size back to 8" }));
  expect(now.overrides).toEqual({});
});

test("shows a conflict in the form's own names, and its button resolves it", async () => {
  const now = open({ max_length: 4096 });
  expect(screen.getByText(/“Longest row” 4096 is more than the 2048 tokens/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Use 2048" }));
  expect(now.overrides).toEqual({ max_length: 2048 });
  expect(screen.queryByText(/is more than the 2048/)).toBeNull();
});

test("tells a conflict of knobs that are folded away above the fields", async () => {
  const now = open({ eval_on_checkpoint: false, early_stopping_patience: 3 });
  const [button] = screen.getAllByRole("button", { name: "Validate at every checkpoint" });
  if (button !== undefined) await userEvent.click(button);
  expect(now.overrides).toEqual({ early_stopping_patience: 3 });
});

test("says what is allowed where a value is refused, and mends it", async () => {
  const now = open({ per_device_train_batch_size: 999 });
  expect(screen.getByText("Allowed is a whole number from 1 to 256.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Set to 256" }));
  expect(now.overrides).toEqual({ per_device_train_batch_size: 256 });
});

test("automatic is a value: set begins with what automatic would take, and back is automatic again", async () => {
  const now = open({});
  const rate = screen.getByRole("radiogroup", { name: "Learning rate: automatic or set" });
  await userEvent.click(within(rate).getByLabelText("Set"));
  expect(now.overrides).toEqual({ learning_rate: 2e-4 });
  await userEvent.click(within(rate).getByLabelText("Automatic"));
  expect(now.overrides).toEqual({});
});

test("finds a knob by the name another tool gives it", async () => {
  open({});
  await userEvent.type(screen.getByRole("searchbox"), "grad accum");
  expect(screen.getByLabelText("Gradient accumulation")).toBeTruthy();
  expect(screen.queryByLabelText("Batch size")).toBeNull();
});

test("opens the categories of the rest", async () => {
  const now = open({});
  expect(screen.queryByLabelText("Weight decay")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /^Advanced/ }));
  await userEvent.click(screen.getByRole("button", { name: /^Optimizer/ }));
  await userEvent.type(screen.getByLabelText("Weight decay"), "{ArrowUp}");
  expect(now.overrides).toEqual({ weight_decay: 0.01 });
});

test("lists what is changed and puts all of it back", async () => {
  const now = open({ max_length: 512, tuning: "full" });
  await userEvent.click(screen.getByRole("button", { name: "2 changed" }));
  const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
  expect(rows).toEqual([
    "What is tunedLoRA: a small adapter became Full: every weightPut back",
    "Longest row1,024 became 512Put back",
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Put all back" }));
  expect(now.overrides).toEqual({});
});

test("judges as the API does: what it lets through resolves there", () => {
  const state = knobFormState({ ...facts, overrides: { learning_rate: 1e-4, nonsense: 1 } });
  expect([...state.errors.keys()]).toEqual(["nonsense"]);
  expect(state.changed).toEqual(["learning_rate"]);
  expect(resolveKnobs({ ...facts, overrides: { learning_rate: 1e-4 } })).toMatchObject({
    ok: true,
    turned: state.changed,
  });
});

test("counts a knob as changed against the preset, not against the default", () => {
  expect(turnKnob({}, "quick", "max_steps", 45)).toEqual({});
  expect(turnKnob({}, "quick", "max_steps", -1)).toEqual({ max_steps: -1 });
  expect(applyFix({ max_steps: 9 }, "quick", { max_steps: 45, no_such_knob: 1 })).toEqual({});
});

test("says why a knob does nothing", () => {
  const { values } = knobFormState({ ...facts, overrides: { tuning: "full" } });
  expect(idleReason("lora_r", values)).toBe("It has no effect while “What is tuned” is Full: every weight.");
  expect(idleReason("max_length", values)).toBeUndefined();
});

test.each([
  ["learning_rate", "auto", "Automatic"],
  ["learning_rate", 2e-4, "2e-4"],
  ["max_length", 1024, "1,024"],
  ["data_seed", null, "none"],
  ["init_lora_weights", true, "Standard"],
  ["rank_pattern", {}, "none"],
  ["layers_to_transform", [1, 2], "1, 2"],
])("calls %s = %j %s", (id, value, text) => {
  expect(valueText(id, value)).toBe(text);
});

test.each([
  ["list", "string", "q_proj, v_proj", ["q_proj", "v_proj"]],
  ["list", "integer", "0-3, 11", [0, 1, 2, 3, 11]],
  ["list", "integer", "x", undefined],
  ["list", "string", "  ", null],
  ["map", "integer", '{"q_proj": 32}', { q_proj: 32 }],
  ["map", "integer", "{", undefined],
  ["map", "integer", "", {}],
] as const)("reads a %s of %s from %j", (type, items, text, value) => {
  expect(readKnobText(type, items, text)).toEqual(value);
});

test("names knobs in sentences and leaves other words alone", () => {
  expect(nameKnobs("max_length is 4096; see no_such_thing.")).toBe(
    "“Longest row” is 4096; see no_such_thing.",
  );
});

test.each(knobs)("has a control for $id", (knob) => {
  render(<KnobInput knob={knob} value={knob.default} onChange={() => undefined} />);
  const controls = ["textbox", "combobox", "switch", "radio"].flatMap((role) => screen.queryAllByRole(role));
  expect(controls.length).toBeGreaterThan(0);
});
