import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { runStep } from "./run-step.ts";

const step = { cwd: tmpdir(), output: "captured", limitSeconds: 20 } as const;

test("returns the exit code, everything printed, and sees the variables given to it", async () => {
  const result = await runStep({
    ...step,
    command: "sh",
    args: ["-c", "echo out $GIVEN; echo err >&2; exit 3"],
    variables: { GIVEN: "a b" },
  });
  expect(result.exitCode).toBe(3);
  expect(result.output).toContain("out a b");
  expect(result.output).toContain("err");
});

test("leaves no grandchild behind: the output it would hold open for minutes closes at once", async () => {
  const result = await runStep({ ...step, command: "sh", args: ["-c", "sleep 300 & echo started"] });
  expect(result.output.trim()).toBe("started");
  expect(result.exitCode).toBe(0);
  expect(result.seconds).toBeLessThan(10);
});

test("ends a tool that runs past its limit and says so", async () => {
  const result = await runStep({ ...step, command: "sleep", args: ["300"], limitSeconds: 0.2 });
  expect(result.exitCode).toBe(124);
  expect(result.output).toContain("still running after 0.2 s");
});

test("a tool that is not there ends with 127", async () => {
  const result = await runStep({ ...step, command: "no-such-tool-anywhere", args: [] });
  expect(result.exitCode).toBe(127);
});
