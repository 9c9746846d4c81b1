import {
  type FirestoreEmulator,
  startFirestoreEmulator,
} from "@facet/store/testing/start-firestore-emulator";
import { prepareHome } from "../world/prepare-home.ts";
import { type PreparedHome, unprepared } from "../world/prepared-home.ts";
import type { PlannedRun } from "./plan-runs.ts";
import type { RunResult } from "./report.ts";
import { runScenario } from "./run-scenario.ts";

interface RunMatrix {
  readonly runs: readonly PlannedRun[];
  /** Worlds side by side. */
  readonly atOnce: number;
  readonly say: (line: string) => void;
}

/** Each run in a world of its own. Answers in the order of the runs. */
export async function runMatrix({ runs, atOnce, say }: RunMatrix): Promise<RunResult[]> {
  const possible = runs.filter(({ missing }) => missing === null);
  const needs = (store: string) => possible.some(({ setting }) => setting.store === store);
  const emulator = needs("firestore") ? await startFirestoreEmulator() : null;
  const prepared = needs("sqlite") ? await prepareHome() : null;
  const results = new Map<number, RunResult>();
  const waiting = runs.entries();
  let done = 0;
  const work = async () => {
    for (const [index, run] of waiting) {
      const result = await runOne(run, prepared, emulator);
      results.set(index, result);
      done += 1;
      const { lane, store, seed } = run.setting;
      const how = { passed: "held", "not run": "not run", failed: "BROKEN" }[result.outcome];
      const why = result.notes[0] === undefined ? "" : `: ${result.notes[0]}`;
      say(
        `${done}/${runs.length} ${result.id} ${lane}/${store} seed ${seed}: ${how}${why} (${result.seconds} s)`,
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    await prepared?.remove();
    await emulator?.stop();
  }
  return runs.flatMap((_, index) => results.get(index) ?? []);
}

function runOne(
  { scenario, setting, missing }: PlannedRun,
  prepared: PreparedHome | null,
  emulator: FirestoreEmulator | null,
): Promise<RunResult> | RunResult {
  const { lane, store, seed } = setting;
  if (missing !== null) {
    const skipped = { outcome: "not run" as const, seconds: 0, figures: [], notes: [missing] };
    return { id: scenario.id, lane, store, seed, ...skipped };
  }
  return runScenario({
    scenario,
    setting,
    prepared: store === "sqlite" && prepared !== null ? prepared : unprepared,
    firestore:
      store === "firestore" && emulator !== null
        ? { host: emulator.host, project: `demo-faults-${crypto.randomUUID().slice(0, 8)}` }
        : null,
  });
}
