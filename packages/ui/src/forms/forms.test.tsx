import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { acceptFiles } from "./accept-files.ts";
import { Combobox } from "./combobox.tsx";
import { Field } from "./field.tsx";
import { NumberInput, type NumberInputProps } from "./number-input.tsx";
import { TextInput } from "./text-input.tsx";

function Rate(props: Partial<NumberInputProps> & { told: (value: number | null) => void }) {
  const { told, ...rest } = props;
  const [value, setValue] = useState<number | null>(0.0002);
  const change = (next: number | null) => {
    setValue(next);
    told(next);
  };
  return (
    <Field label="Rate">
      <NumberInput value={value} onChange={change} {...rest} />
    </Field>
  );
}

it("ties label, hint and error to the input", () => {
  render(
    <Field label="Name" hint="Shown in lists." error="Write a name.">
      <TextInput value="" onChange={() => undefined} />
    </Field>,
  );
  const input = screen.getByRole("textbox", { name: "Name" });
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const said = (input.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id));
  expect(said.map((node) => node?.textContent)).toEqual(["Write a name.", "Shown in lists."]);
});
it("shows and hides a password", async () => {
  const user = userEvent.setup();
  render(<TextInput type="password" aria-label="Password" value="abc" onChange={() => undefined} />);
  const input = screen.getByLabelText("Password");
  expect(input.getAttribute("type")).toBe("password");
  await user.click(screen.getByRole("button", { name: "Show what you typed" }));
  expect(input.getAttribute("type")).toBe("text");
});
it("takes numbers as people write them and is quiet until they leave", async () => {
  const user = userEvent.setup();
  const told = vi.fn<(value: number | null) => void>();
  render(<Rate told={told} least={0} most={1} />);
  const input = screen.getByRole("textbox", { name: "Rate" });
  expect(input).toHaveProperty("value", "2e-4");
  await user.clear(input);
  await user.type(input, "3");
  expect(input.getAttribute("aria-invalid")).toBeNull();
  await user.tab();
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("The largest value is 1.")).toBeDefined();
  expect(told).not.toHaveBeenCalledWith(3);
  await user.clear(input);
  await user.type(input, "1e-4");
  await user.tab();
  expect(told).toHaveBeenLastCalledWith(0.0001);
  expect(input).toHaveProperty("value", "1e-4");
});
it("turns a value by its factor, within the limits", async () => {
  const user = userEvent.setup();
  const told = vi.fn<(value: number | null) => void>();
  render(<Rate told={told} factor={2} least={1e-7} most={3e-4} />);
  screen.getByRole("textbox").focus();
  await user.keyboard("{ArrowDown}");
  expect(told).toHaveBeenLastCalledWith(0.0001);
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(told).toHaveBeenLastCalledWith(0.0003);
});
it("finds a choice by any of its words and takes it by keyboard", async () => {
  const user = userEvent.setup();
  const onChange = vi.fn<(value: string) => void>();
  const choices = [
    { value: "a", label: "Gemma 3 270M" },
    { value: "b", label: "Gemma 3 1B", detail: "short answers" },
    { value: "c", label: "Gemma 4", disabledReason: "Needs 24 GB." },
  ];
  render(<Combobox aria-label="Model" value={null} onChange={onChange} choices={choices} />);
  const input = screen.getByRole("combobox", { name: "Model" });
  await user.click(input);
  await user.type(input, "short");
  expect(screen.getAllByRole("option")).toHaveLength(1);
  await user.keyboard("{Enter}");
  expect(onChange).toHaveBeenCalledWith("b");
  await user.type(input, "gemma 4");
  await user.keyboard("{Enter}");
  expect(onChange).toHaveBeenCalledOnce();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("listbox")).toBeNull();
});
it("refuses files of other kinds, too large or too many, each with a sentence", () => {
  const limits = { endings: [".csv"], mostBytes: 4 };
  const small = new File(["a,b"], "rows.CSV");
  expect(acceptFiles([small], limits)).toEqual({ accepted: [small], problems: [] });
  expect(acceptFiles([new File(["a"], "rows.pdf")], limits).problems).toEqual([
    "rows.pdf is not one of .csv.",
  ]);
  const [tooLarge] = acceptFiles([new File(["a,b,c"], "rows.csv")], limits).problems;
  expect(tooLarge).toBe("rows.csv has 5\u00a0B; 4\u00a0B is the most.");
  expect(acceptFiles([small, small], limits).accepted).toEqual([]);
});
