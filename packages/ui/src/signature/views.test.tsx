import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { certificate, estimate, lossBroke, refused, samples, tooLarge } from "../gallery/run-data.ts";
import { CertificateView } from "./certificate-view.tsx";
import { ChatColumn } from "./chat-column.tsx";
import { FailureCard } from "./failure-card.tsx";
import { FitPanel } from "./fit-panel.tsx";
import { LineageView } from "./lineage-view.tsx";
import { SamplesGrid } from "./samples-grid.tsx";
import { certificateSentence } from "./words/certificate-words.ts";
import { promptMessages } from "./words/prompt-text.ts";
import { rowMessages } from "./words/row-messages.ts";
import { sampleGrid } from "./words/sample-grid.ts";

const plain = (text: string | null) => (text ?? "").replaceAll("\u00a0", " ");
const press = () => undefined;

test("stamps a certificate only when every file passed, and says what one fell short of", () => {
  const { rerender, container } = render(<CertificateView certificate={certificate} />);
  expect(screen.getByText("certified")).toBeTruthy();
  rerender(<CertificateView certificate={refused} />);
  expect(screen.queryByText("certified")).toBeNull();
  expect(screen.getByText("2 of 3 certified")).toBeTruthy();
  expect(plain(container.textContent)).toContain(
    "3 tokens the reference is sure of come out otherwise, 0 are allowed.",
  );
  rerender(
    <CertificateView
      certificate={{ ...refused, rows: refused.rows.map((row) => ({ ...row, passed: false })) }}
    />,
  );
  expect(screen.getByText("refused")).toBeTruthy();
});

test("tells in one sentence what the files showed", () => {
  expect(plain(certificateSentence(refused))).toBe(
    "64 prompts with 4,182 tokens went through the trained model in float32 and through each file. 1 file of 3 differs by more than allowed; the others behave like what you trained.",
  );
});

test("gives the command that checks the files, with the key", () => {
  render(<CertificateView certificate={certificate} folder="./mine" publicKey="rUYMJe7M=" />);
  expect(screen.getByText("./facet verify ./mine --public-key rUYMJe7M=")).toBeTruthy();
});

test("keeps the last estimate while it reckons the next, and never blocks for want of one", () => {
  const { rerender, container } = render(<FitPanel estimate={estimate} calculating />);
  expect(screen.getByText("calculating…")).toBeTruthy();
  expect(plain(container.textContent)).toContain("9.60 GB of 24.0 GB (9.10 to 10.4 GB)");
  expect(plain(container.textContent)).toContain("21 min (18 to 25 min)");
  rerender(<FitPanel estimate={null} calculating={false} failed="The platform does not answer." />);
  expect(container.textContent).toContain("You can start all the same.");
});

test("says that it does not fit, and its button turns the knobs", async () => {
  const onFix = vi.fn<(set: Readonly<Record<string, unknown>>) => void>();
  render(<FitPanel estimate={tooLarge} calculating={false} onFix={onFix} />);
  expect(screen.getByText("no")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Use batches of 1 and add up 8 of them" }));
  expect(onFix).toHaveBeenCalledExactlyOnceWith({
    per_device_train_batch_size: 1,
    gradient_accumulation_steps: 8,
  });
});

test("calls a fit tight when only the upper end of the range is too much", () => {
  render(<FitPanel estimate={{ ...estimate, availableBytes: 10e9 }} calculating={false} />);
  expect(screen.getByText("tight")).toBeTruthy();
});

test("puts the control of the dominating knob once, at the first figure it decides", () => {
  render(
    <FitPanel
      estimate={estimate}
      calculating={false}
      lever={(knob) => ({ label: knob, control: <input aria-label={knob} /> })}
    />,
  );
  expect(screen.getByLabelText("per_device_train_batch_size")).toBeTruthy();
  expect(screen.getAllByLabelText("num_train_epochs")).toHaveLength(1);
  expect(screen.getAllByText("num_train_epochs")).toHaveLength(2);
});

test("shows place, cause and code of a failure, and its fixes in their order", async () => {
  const onAct = vi.fn<() => void>();
  const { container } = render(
    <FailureCard
      error={lossBroke}
      fixes={[
        { id: "one", label: "Lower the rate", onAct },
        { id: "two", label: "Edit", onAct: press },
      ]}
      checkpointStep={320}
      attempts={1}
      requestId="req_1"
      jobId="job_1"
      details="step 340 loss nan"
    />,
  );
  const text = container.textContent ?? "";
  for (const part of [
    lossBroke.title,
    lossBroke.message,
    "training, step 340",
    "step 320, checked",
    "loss_not_finite",
    "req_1",
  ]) {
    expect(text).toContain(part);
  }
  const buttons = within(screen.getByRole("list")).getAllByRole("button");
  expect(buttons.map((button) => button.textContent)).toEqual(["Lower the rate", "Edit"]);
  await userEvent.click(screen.getByRole("button", { name: "Lower the rate" }));
  expect(onAct).toHaveBeenCalledTimes(1);
  expect(container.querySelector("details")?.open).toBe(false);
});

test("sets samples out by prompt and checkpoint, the newest attempt of a step last", () => {
  const again = [...samples, { step: 300, index: 0, prompt: "", text: "newer", model: "tuned" as const }];
  const grid = sampleGrid(again);
  expect(grid.map(({ index, answers }) => [index, answers.map(({ step }) => step)])).toEqual([
    [0, [300, 600]],
    [1, [300, 600]],
  ]);
  expect(grid[0]?.answers[0]?.text).toBe("newer");
  expect(grid[1]?.reference).toContain("60 days");
});

test("says that an answer is the base's own", async () => {
  render(<SamplesGrid samples={samples} />);
  await userEvent.click(screen.getByRole("button", { name: "Next prompt" }));
  expect(screen.getByText("same as the base")).toBeTruthy();
});

test("stops what a model writes, and says how fast it was", async () => {
  const onStop = vi.fn<() => void>();
  const column = { title: "tuned", messages: [], onStop };
  const { rerender, container } = render(
    <ChatColumn
      {...column}
      generation={{ state: "writing", text: "Yes", tokens: 1, tokensPerSecond: 41.44 }}
    />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(onStop).toHaveBeenCalledTimes(1);
  rerender(
    <ChatColumn
      {...column}
      generation={{ state: "stopped", tokens: 12, tokensPerSecond: 41.44, seconds: 0.3 }}
    />,
  );
  expect(plain(container.textContent)).toContain("stopped · 12 tokens in 0.3 s · 41.4 tokens/s");
  expect(screen.queryByRole("button", { name: "Stop" })).toBeNull();
});

test("waits before a model that is busy is asked again", () => {
  render(
    <ChatColumn
      title="tuned"
      messages={[]}
      onStop={press}
      onRetry={press}
      generation={{
        state: "failed",
        title: "The model is busy",
        fix: "Wait a moment.",
        retryAfterSeconds: 4,
      }}
    />,
  );
  expect(screen.getByRole("button").getAttribute("aria-disabled")).toBe("true");
});

test("leads nowhere from what was deleted", () => {
  render(
    <LineageView
      label="Lineage"
      stages={[{ label: "From", items: [{ id: "a", title: "old", href: "/old", gone: true }] }]}
    />,
  );
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("deleted")).toBeTruthy();
});

test.each([
  ["Hello", [{ role: "user", content: "Hello" }]],
  [{ prompt: "Hello" }, [{ role: "user", content: "Hello" }]],
  [{ messages: [{ role: "user", content: null }] }, [{ role: "user", content: "" }]],
  [[{ role: "system", content: "Be brief." }], [{ role: "system", content: "Be brief." }]],
  [null, []],
])("reads the messages of %j", (prompt, messages) => {
  expect(promptMessages(prompt)).toEqual(messages);
});

test("draws rows of all three kinds as conversations", () => {
  expect(rowMessages({ prompt: "a", completion: "b" }).map(({ role }) => role)).toEqual([
    "user",
    "assistant",
  ]);
  expect(rowMessages({ text: "a" })).toHaveLength(1);
  expect(
    rowMessages({ messages: [{ role: "assistant", content: "", tool_calls: [{ name: "f" }] }] })[0]?.content,
  ).toContain('"f"');
  expect(rowMessages(7)).toEqual([]);
});

test("does not call files refused that nobody compared", () => {
  const { container } = render(
    <CertificateView
      certificate={{
        reference: { dtype: "float32", prompts: 0, tokens: 0, offTaskTokens: 0 },
        rows: [],
        passed: false,
      }}
    />,
  );
  expect(screen.getByText("not compared")).toBeTruthy();
  expect(container.textContent).not.toContain("refused");
  expect(screen.queryByRole("table")).toBeNull();
});
