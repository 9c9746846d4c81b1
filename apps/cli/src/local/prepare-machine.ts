import { ensureEngine } from "../setup/ensure-engine.ts";

/** Everything a platform needs on this machine that the repository does not bring: the engine's Python packages. */
export async function prepareMachine(home: string, report: (line: string) => void): Promise<void> {
  await ensureEngine({ stateDir: home, report });
}
