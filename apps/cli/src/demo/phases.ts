import type { DemoReport } from "./demo-report.ts";

export interface Phases {
  readonly done: DemoReport["phases"];
  /** Runs one step of the demo and notes when it began and ended. `reused`: it found its work done already. */
  run<Result>(name: string, step: () => Promise<{ result: Result; reused: boolean }>): Promise<Result>;
}

export function openPhases(): Phases {
  const done: DemoReport["phases"] = [];
  return {
    done,
    async run(name, step) {
      const began = Date.now();
      const { result, reused } = await step();
      const ended = Date.now();
      done.push({
        name,
        startedAt: new Date(began).toISOString(),
        endedAt: new Date(ended).toISOString(),
        seconds: (ended - began) / 1000,
        reused,
      });
      return result;
    },
  };
}
