import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startProcess } from "../whole-jobs/harness/test-process.ts";
import type { Asker } from "./bad-input.ts";
import { furnishHome } from "./furnish-home.ts";

export interface BadWorld {
  readonly origin: string;
  readonly pid: number;
  /** Ids, links and credentials by name; cases add theirs. */
  readonly facts: Record<string, string>;
  /** What may be in no answer and in no line of the log. */
  readonly secrets: readonly string[];
  fill(text: string): string;
  headersOf(asker: Asker): Record<string, string>;
  /** Lines of the log since it was asked last. */
  newLog(): string;
  /** How many objects of each kind are kept. */
  count(): Record<string, number>;
  close(): Promise<void>;
}

const runnerToken = "0123456789abcdef0123456789abcdef";
/** What people see: a refused request leaves none of these behind. */
const counted = [
  "organisations",
  "projects",
  "uploads",
  "datasets",
  "datasetVersions",
  "baseModels",
  "preparations",
  "fineTunes",
  "jobs",
  "models",
  "evaluations",
  "exports",
  "artifacts",
  "secrets",
  "apiKeys",
  "members",
  "invitations",
  "runners",
];

/** A real API process on a home where two organisations have worked already. */
export async function openBadWorld(): Promise<BadWorld> {
  const home = await mkdtemp(join(tmpdir(), "facet-bad-input-"));
  const facts: Record<string, string> = await furnishHome(home);
  const api = startProcess("apps/api/src/main.ts", {
    FACET_HOME: home,
    FACET_RUNNER_TOKEN: runnerToken,
    FACET_INFERENCE_TOKEN: runnerToken,
    FACET_API_PORT: "0",
    FACET_LOG_LEVEL: "debug",
    FACET_TIMING_SCALE: "0.05",
  });
  let log = "";
  for (const stream of [api.child.stdout, api.child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      log += chunk.toString();
    });
  const origin = await new Promise<string>((done, fail) => {
    api.child.once("message", (message) => done((message as { origin: string }).origin));
    api.child.once("exit", (code) => fail(new Error(`it ended with ${code}:\n${api.output()}`)));
  });
  facts.host = new URL(origin).host;
  const store = new DatabaseSync(join(home, "store", "documents.sqlite"), { readOnly: true, timeout: 1000 });
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  return {
    origin,
    pid: api.child.pid ?? 0,
    facts,
    secrets: [
      ...["ownKey", "otherKey", "readerKey", "session", "password", "secretValue"].map(
        (name) => facts[name] ?? name,
      ),
      runnerToken,
    ],
    fill,
    headersOf(asker) {
      if (asker === "nobody") return {};
      if (asker === "session")
        return { cookie: `facet=${facts.session}`, origin, "sec-fetch-site": "same-origin" };
      const key = asker === "runner" ? runnerToken : facts[`${asker}Key`];
      return { authorization: `Bearer ${key}` };
    },
    newLog() {
      const lines = log;
      log = "";
      return lines;
    },
    count: () =>
      Object.fromEntries(
        counted.map((name) => [
          name,
          Number(store.prepare(`SELECT count(*) AS n FROM "documents_${name}"`).get()?.n),
        ]),
      ),
    async close() {
      store.close();
      await api.end("SIGTERM");
      await rm(home, { recursive: true, force: true });
    },
  };
}
