import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLog } from "@facet/log/open-log";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { followLogs } from "./follow-logs.ts";
import { formatLogLine, type LogFilter } from "./log-line.ts";
import { readLogs } from "./read-logs.ts";
import { rotateLog } from "./rotate-log.ts";

const line = (time: string, name: string, level: string, message: string, more: object = {}) =>
  `${JSON.stringify({ level, time: `2026-05-01T12:00:0${time}Z`, name, message, ...more })}\n`;

describe("the logs", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "facet-logs-"));
    const made = folder;
    onTestFinished(() => rmSync(made, { recursive: true, force: true }));
    const api = [
      line("1.000", "api", "info", "request", { requestId: "req_1", jobId: "job_1", status: 202 }),
      line("3.000", "api", "warn", "slow", { requestId: "req_2" }),
      "a library printed this\n",
      line("5.000", "api", "error", "request failed", { requestId: "req_2", error: "Error: no" }),
    ];
    const runner = [
      line("2.000", "runner", "info", "job begun", { jobId: "job_1", attempt: 1 }),
      line("4.000", "runner", "warn", "attempt failed", { jobId: "job_1", attempt: 2, requestId: "req_2" }),
      line("6.000", "runner", "debug", "other", { jobId: "job_2", attempt: 1 }),
    ];
    writeFileSync(join(folder, "api.log"), api.join(""));
    writeFileSync(join(folder, "runner.log"), runner.join(""));
  });

  const files = () => ["api.log", "runner.log"].map((name) => join(folder, name));
  const read = async (filter: LogFilter = {}, most = 100) => {
    const parts = files().map((file) => ({ file, bytes: statSync(file).size }));
    return (await readLogs(parts, filter, most)).map(formatLogLine);
  };

  it("of all processes stand in one order, text of libraries behind the line it follows", async () => {
    expect(await read()).toEqual([
      "12:00:01.000 api        info  request requestId=req_1 jobId=job_1 status=202",
      "12:00:02.000 runner     info  job begun jobId=job_1 attempt=1",
      "12:00:03.000 api        warn  slow requestId=req_2",
      "             api              a library printed this",
      "12:00:04.000 runner     warn  attempt failed jobId=job_1 attempt=2 requestId=req_2",
      '12:00:05.000 api        error request failed requestId=req_2 error="Error: no"',
      "12:00:06.000 runner     debug other jobId=job_2 attempt=1",
    ]);
    expect((await read({}, 2)).map((text) => text.slice(0, 12))).toEqual(["12:00:05.000", "12:00:06.000"]);
  });

  it.each([
    ["a job", { job: "job_1" }, ["01", "02", "04"]],
    ["an attempt of it", { job: "job_1", attempt: 2 }, ["04"]],
    ["a request, over processes", { request: "req_2" }, ["03", "04", "05"]],
    ["a level and above", { level: "warn" }, ["03", "04", "05"]],
    ["a request and a level", { request: "req_2", level: "error" }, ["05"]],
  ] as const)("are found by %s", async (_name, filter, seconds) => {
    expect((await read(filter)).map((text) => text.slice(6, 8))).toEqual(seconds);
  });

  it("are followed: lines as they come, halves when they are whole, new files, and a file that was emptied", async () => {
    const seen: string[] = [];
    const leaving = new AbortController();
    const [api = ""] = files();
    const late = join(folder, "inference.log");
    const following = followLogs({
      list: () => [...files(), late],
      from: new Map(files().map((file) => [file, statSync(file).size])),
      filter: { level: "info" },
      onLine: ({ fields }) => seen.push(fields?.message ?? ""),
      signal: leaving.signal,
    });
    const whole = line("7.000", "api", "info", "halved");
    appendFileSync(api, whole.slice(0, 30));
    writeFileSync(late, line("7.000", "inference", "info", "new"));
    await vi.waitFor(() => expect(seen).toEqual(["new"]));
    appendFileSync(api, whole.slice(30) + line("8.000", "api", "debug", "hidden"));
    await vi.waitFor(() => expect(seen).toEqual(["new", "halved"]));
    rotateLog(api, 10);
    expect(readFileSync(`${api}.1`, "utf8")).toContain("halved");
    appendFileSync(api, line("9.000", "api", "info", "after"));
    await vi.waitFor(() => expect(seen).toEqual(["new", "halved", "after"]));
    leaving.abort();
    await following;
  });

  it("show nothing of what others wrote as more than text", async () => {
    const [api = ""] = files();
    const log = openLog({ name: "api", destination: { write: (text) => appendFileSync(api, text) } });
    log.error("bad\u001b[2J\nname", { jobId: "job_9" });
    const [shown = ""] = await read({ job: "job_9" });
    expect(shown).toContain("bad[2J ⏎ name");
  });
});
