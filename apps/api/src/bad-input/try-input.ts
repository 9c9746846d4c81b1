import type { BadCase, TriedInput } from "./bad-input.ts";
import { checkReply, tellsTooMuch } from "./check-reply.ts";
import { forgetPeak, measureProcess } from "./measure-process.ts";
import type { BadWorld } from "./open-world.ts";
import type { Reply } from "./reply.ts";
import { sendCase } from "./send-case.ts";

export interface Tried {
  /** Empty: as it should be. */
  readonly faults: string[];
  readonly requests: number;
  readonly longestMs: number;
  readonly grownBytes: number;
}

const mostCpuSeconds = 2;
const mostGrown = 256 * 1024 ** 2;

/** Does one entry for real, its requests in order, and checks the rules that hold for every entry. */
export async function tryInput(
  world: BadWorld,
  { cases, leaves }: TriedInput,
  idleBytes: number,
): Promise<Tried> {
  const before = world.count();
  const faults: string[] = [];
  let longestMs = 0;
  await forgetPeak(world.pid);
  for (const [index, given] of cases.entries()) {
    const used = await measureProcess(world.pid);
    const filled = fillCase(world, given);
    const name = `${index}: ${given.as ?? "own"} ${given.wire === undefined ? `${given.method ?? "GET"} ${filled.path.slice(0, 200)}` : "wire"}`;
    const reply = await sendCase(world.origin, filled, headersOf(world, filled)).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    if (reply instanceof Error) {
      faults.push(`${name}: no answer (${reply.message})`);
      continue;
    }
    longestMs = Math.max(longestMs, reply.milliseconds);
    faults.push(...checkReply(reply, given.want, world.secrets).map((fault) => `${name}: ${fault}`));
    keepFacts(world, given, reply);
    const cpu = ((await measureProcess(world.pid))?.cpuSeconds ?? 0) - (used?.cpuSeconds ?? 0);
    if (cpu > mostCpuSeconds) faults.push(`${name}: took ${cpu.toFixed(1)} s of a processor`);
  }
  const log = world.newLog();
  const told = tellsTooMuch(log, world.secrets);
  if (told !== undefined)
    faults.push(`the log tells ${told} <- ${log.slice(Math.max(0, log.indexOf(told) - 500)).slice(0, 600)}`);
  const after = world.count();
  if (leaves !== true && JSON.stringify(after) !== JSON.stringify(before))
    faults.push(
      `left ${Object.keys(after)
        .filter((kind) => after[kind] !== before[kind])
        .join(", ")}`,
    );
  const grownBytes = ((await measureProcess(world.pid))?.peakBytes ?? idleBytes) - idleBytes;
  if (grownBytes > mostGrown) faults.push(`grew by ${Math.round(grownBytes / 1024 ** 2)} MiB`);
  return { faults, requests: cases.length, longestMs, grownBytes };
}

function fillCase(world: BadWorld, given: BadCase): BadCase {
  const { json, wire, headers, bytes } = given;
  return {
    ...given,
    path: world.fill(given.path).replace(world.origin, ""),
    ...(headers
      ? { headers: JSON.parse(world.fill(JSON.stringify(headers))) as Record<string, string> }
      : {}),
    ...(json === undefined ? {} : { json: JSON.parse(world.fill(JSON.stringify(json))) as unknown }),
    ...(wire === undefined ? {} : { wire: world.fill(wire) }),
    ...(bytes === undefined
      ? {}
      : {
          bytes: () => {
            const made = bytes();
            return typeof made === "string" && made.length < 2_000_000 ? world.fill(made) : made;
          },
        }),
  };
}

function headersOf(
  world: BadWorld,
  { as = "own", json, bytes, headers = {} }: BadCase,
): Record<string, string> {
  const all: Record<string, string> = {
    ...world.headersOf(as),
    ...(json === undefined && bytes === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
  for (const [name, value] of Object.entries(all)) if (value === "") delete all[name];
  return all;
}

function keepFacts({ facts }: BadWorld, { keep = {} }: BadCase, { body, headers }: Reply): void {
  for (const [name, place] of Object.entries(keep)) {
    if (place.startsWith("header:")) {
      facts[name] = headers[place.slice("header:".length)] ?? "";
      continue;
    }
    let value: unknown = JSON.parse(body);
    for (const part of place.split(".")) value = (value as Record<string, unknown> | undefined)?.[part];
    facts[name] = String(value);
    if (URL.canParse(String(value))) facts[`${name}Path`] = new URL(String(value)).pathname;
  }
}
