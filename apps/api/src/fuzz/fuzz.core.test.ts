import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import openapi from "../../openapi.json" with { type: "json" };
import { type BadWorld, openBadWorld } from "../bad-input/open-world.ts";
import { aimDocument } from "./aim-document.ts";
import { runFuzzer } from "./run-fuzzer.ts";

const program = process.env.FACET_TEST_FUZZER;
const whole = process.env.FACET_TEST_ALL === "1";
const wanted = whole ? 10_000 : 1000;

let world: BadWorld;
let folder: string;
beforeAll(async () => {
  world = await openBadWorld();
  folder = await mkdtemp(join(tmpdir(), "facet-fuzz-"));
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

it.skipIf(program === undefined)(
  `${wanted} requests made from the document: none is the server's fault, none is answered as the document does not say`,
  { timeout: 900_000 },
  async () => {
    const ids: Record<string, string[]> = {};
    for (const value of Object.values(world.facts)) {
      const prefix = /^([a-z]+)_[0-9a-z]{26}$/.exec(value)?.[1];
      if (prefix !== undefined) ids[prefix] = [...(ids[prefix] ?? []), value];
    }
    const seed = whole ? Date.now() % 1_000_000 : 1;
    const { requests, findings } = await runFuzzer({
      program: program ?? "",
      folder,
      document: aimDocument(openapi, ids),
      origin: world.origin,
      key: world.facts.ownKey ?? "",
      phases: whole ? ["coverage", "fuzzing"] : ["fuzzing"],
      perOperation: whole ? 70 : 9,
      seed,
    });
    process.stdout.write(`${requests} requests from the document, seed ${seed}\n`);
    expect(findings).toBeNull();
    expect(requests).toBeGreaterThanOrEqual(wanted);
  },
);
