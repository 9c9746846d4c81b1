import { expect, test } from "vitest";
import { judgeMachine } from "./judge-machine.ts";
import type { MachineFacts } from "./machine-facts.ts";

const gib = 1024 ** 3;
const good: MachineFacts = {
  nodeVersion: "24.21.0",
  pnpmVersion: "12.21.0",
  pythons: [{ command: "python3", version: { major: 3, minor: 11 }, canMakeVenv: true }],
  engineReady: true,
  dashboardBuilt: true,
  redis: undefined,
  stateDir: "/data/facet",
  stateWritable: true,
  freeDiskBytes: 100 * gib,
  memoryBytes: 16 * gib,
  cpus: 4,
  cpuFlags: ["avx2", "avx512_bf16"],
  platform: "linux",
  ports: [
    { variable: "FACET_API_PORT", port: 7430, state: "free" },
    { variable: "FACET_INFERENCE_PORT", port: 7431, state: "ours" },
  ],
  gpus: ["NVIDIA L4, 23034 MiB"],
};

const findings = (facts: Partial<MachineFacts>) =>
  judgeMachine({ ...good, ...facts }).filter((finding) => finding.state !== "ok");

test("a good machine has nothing to mend", () => {
  expect(findings({})).toEqual([]);
});

test.each<[string, Partial<MachineFacts>]>([
  ["Node", { nodeVersion: "20.20.2" }],
  ["pnpm", { pnpmVersion: undefined }],
  ["Python", { pythons: [] }],
  ["state folder", { stateWritable: false }],
  ["disk", { freeDiskBytes: gib / 2 }],
  ["memory", { memoryBytes: 2 * gib }],
  ["ports", { ports: [{ variable: "FACET_API_PORT", port: 7430, state: "taken" }] }],
])("%s missing is found, with a fix", (check, facts) => {
  const [finding, ...rest] = findings(facts);
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ check, state: "missing" });
  expect(finding?.fix).toMatch(/\.$/);
});

test("what only makes things slower is said without failing", () => {
  expect(findings({ cpuFlags: ["avx2"], gpus: [], memoryBytes: 6 * gib }).map(({ state }) => state)).toEqual([
    "slow",
    "slow",
    "slow",
  ]);
});

test("a Redis is not needed; one that is none is said, and does not fail the machine", () => {
  const file = "/usr/bin/redis-server";
  expect(findings({ redis: { file, version: "7.0.15" } })).toEqual([]);
  expect(findings({ redis: { file, version: undefined } })).toEqual([
    expect.objectContaining({
      check: "Redis",
      state: "slow",
      fix: expect.stringMatching(/FACET_REDIS_SERVER/),
    }),
  ]);
});

test("an engine that has still to be set up counts into the disk it needs", () => {
  const facts = { freeDiskBytes: 3 * gib, gpus: [] };
  expect(findings({ ...facts, engineReady: true }).find(({ check }) => check === "disk")?.state).toBe("slow");
  expect(findings({ ...facts, engineReady: false }).find(({ check }) => check === "disk")?.state).toBe(
    "missing",
  );
});
