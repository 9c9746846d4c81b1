import type { Command } from "commander";

interface CommandModule {
  register(program: Command): void;
}

interface CommandEntry {
  name: string;
  summary: string;
  load(): Promise<CommandModule>;
}

/**
 * Every verb of the CLI, in the order `--help` shows. To add one: write `<verb>.ts` beside this file with an
 * exported `register(program)`, then add its line here. Only the verb in use is imported, which keeps start-up fast.
 */
export const commandList: readonly CommandEntry[] = [
  { name: "demo", summary: "the main job on a real model, start to finish", load: () => import("./demo.ts") },
  { name: "up", summary: "start the platform on this machine", load: () => import("./up.ts") },
  { name: "down", summary: "stop the platform on this machine", load: () => import("./down.ts") },
  { name: "gc", summary: "remove bytes that nothing refers to any more", load: () => import("./gc.ts") },
  { name: "logs", summary: "show the platform's logs", load: () => import("./logs.ts") },
  { name: "doctor", summary: "check that this machine can run Facet", load: () => import("./doctor.ts") },
  { name: "bench", summary: "measure this machine against the bars", load: () => import("./bench.ts") },
  {
    name: "test",
    summary: "run every check and test, or the parts you name",
    load: () => import("./test.ts"),
  },
];
