import { describe, expect, it } from "vitest";
import { openLog } from "./open-log.ts";
import { createRedactor } from "./redactor.ts";

function capture(options: { level?: "debug" | "info" | "warn" | "error" } = {}) {
  const lines: Record<string, unknown>[] = [];
  const redactor = createRedactor();
  const log = openLog({
    name: "api",
    destination: { write: (line) => lines.push(JSON.parse(line)) },
    redactor,
    ...options,
  });
  return { log, lines, redactor };
}

describe("the log", () => {
  it("writes one JSON line with time, level, name, message and fields", () => {
    const { log, lines } = capture();
    log.info("started", { port: 7430 });
    expect(lines).toEqual([
      {
        level: "info",
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        name: "api",
        message: "started",
        port: 7430,
      },
    ]);
  });

  it("carries the fields of its parents and leaves them unchanged", () => {
    const { log, lines } = capture();
    const child = log.child({ jobId: "job_1" }).child({ attempt: 2 });
    child.warn("slow");
    log.warn("other");
    expect(lines[0]).toMatchObject({ jobId: "job_1", attempt: 2, name: "api" });
    expect(lines[1]).not.toHaveProperty("jobId");
  });

  it("masks secrets in the message, in fields, in fields of parents, and those that became known later", () => {
    const { log, lines, redactor } = capture();
    const child = log.child({ runnerToken: "hunter2hunter2" });
    redactor.add("correct horse");
    child.error("with Bearer abcdefghijkl", {
      error: new Error("hf_abcdefghijklmnop"),
      note: "correct horse battery",
    });
    const line = JSON.stringify(lines[0]);
    for (const secret of ["hunter2", "abcdefgh", "correct horse"]) expect(line).not.toContain(secret);
    expect(lines[0]).toMatchObject({ level: "error", note: "[secret] battery" });
  });

  it("keeps below its level still", () => {
    const { log, lines } = capture({ level: "warn" });
    log.debug("no");
    log.info("no");
    log.warn("yes");
    expect(lines.map(({ message }) => message)).toEqual(["yes"]);
  });

  it("never throws, whatever it is given, and never lets a field take a line's own place", () => {
    const { log, lines } = capture();
    const bad = Object.defineProperty({}, "x", {
      enumerable: true,
      get: () => {
        throw new Error("no");
      },
    });
    log.info("odd", { bad });
    log.info("named", { level: "fatal", message: "other", time: 5 });
    expect(lines[0]).toMatchObject({ message: "odd", unloggable: "Error" });
    expect(lines[1]).toMatchObject({
      level: "info",
      message: "named",
      level_: "fatal",
      message_: "other",
      time_: 5,
    });
  });
});
