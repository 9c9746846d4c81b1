import { setTimeout as pause } from "node:timers/promises";
import { enginesIn } from "../world/engines.ts";
import type { FaultyPath } from "../world/open-proxy.ts";
import type { Part } from "../world/part.ts";
import type { Random } from "../world/random.ts";
import type { World } from "../world/world.ts";

export interface Nemesis {
  /** Breaks one thing after another until the time is over, then mends everything. */
  rage(until: number): Promise<void>;
  /** Ends the care for the runners. */
  rest(): Promise<void>;
}

const plan = { steps: 12, stepMs: 15, checkpointEvery: 4 };

/** Two machines, one of them behind a line that fails; a runner that ends is started again, as its supervisor does. */
export async function openNemesis(world: World): Promise<Nemesis> {
  const { redis, timings } = world;
  const random = world.random.fork("nemesis");
  const line = await world.proxy();
  const machines = [{ machine: "first" }, { machine: "second", via: line.url }];
  const runners = new Map<string, Part>();
  let cares = true;
  const caring = Promise.all(
    machines.map(async (choice) => {
      while (cares) {
        const runner = world.startRunner({ ...choice, plan });
        runners.set(choice.machine, runner);
        await runner.exit;
        if (cares) await pause(random.int(50, 500));
      }
    }),
  );
  const anyRunner = (from: Random) => runners.get(from.pick(machines).machine);
  const leases = (share: number) => Math.round(timings.leaseMs * share);

  const strikes: Readonly<Record<string, () => Promise<void>>> = {
    "kill the API": async () => {
      await world.api().kill();
      await pause(random.int(0, leases(0.6)));
      await world.startApi();
    },
    "kill a runner": async () => anyRunner(random)?.kill(),
    "stop a runner in order": async () => anyRunner(random)?.stop(random.int(300, 10_000)),
    "kill an engine": async () => {
      const engines = enginesIn(world.folder);
      if (engines.length > 0) endProcess(random.pick(engines).pid);
    },
    "freeze a runner": async () => {
      const runner = anyRunner(random);
      runner?.freeze();
      await pause(random.int(100, leases(1.6)));
      runner?.thaw();
    },
    "freeze the API": async () => {
      const api = world.api();
      api.freeze();
      await pause(random.int(100, leases(0.7)));
      api.thaw();
    },
    "pull the line of a runner": () => breakLine(line, random.int(100, leases(1.6))),
    "cut the line of a runner": async () => line.cut(),
    "forget the connections of a runner": async () => line.forget(),
    ...(redis === null
      ? {}
      : {
          "kill Redis": async () => {
            await redis.kill();
            await pause(random.int(0, leases(0.8)));
            await redis.restart();
          },
          FLUSHALL: async () => void (await redis.admin.flushall()),
          "freeze Redis": async () => {
            redis.freeze();
            await pause(random.int(100, leases(0.8)));
            redis.thaw();
          },
        }),
  };

  return {
    async rage(until) {
      while (performance.now() < until) {
        await pause(random.int(100, 1200));
        const name = random.pick(Object.keys(strikes));
        const at = Date.now();
        const from = performance.now();
        await strikes[name]?.();
        world.ledger.note({
          at,
          client: "nemesis",
          method: "FAULT",
          path: name,
          body: null,
          key: null,
          tookMs: performance.now() - from,
          status: null,
          reply: null,
        });
      }
      line.heal();
    },
    async rest() {
      cares = false;
      await Promise.all([...runners.values()].map((runner) => runner.stop()));
      await caring;
    },
  };
}

async function breakLine(line: FaultyPath, ms: number): Promise<void> {
  line.blackHole();
  await pause(ms);
  line.heal();
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It had just ended.
  }
}
