import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { stateDir } from "@facet/env/state-dir";
import { afterAll, beforeAll, test, vi } from "vitest";
import { repositoryRoot } from "../repository-root.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { badInputsOfEngine } from "./catalogue.ts";
import { checkBadInput } from "./check-bad-input.ts";

vi.setConfig({ testTimeout: 120_000 });

const python = join(stateDir(repositoryRoot), "venv", "bin", "python");
let folder = "";
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "facet-tiny-"));
  const [tiny, untold] = [join(folder, "tiny"), join(folder, "untold")];
  const program =
    "import sys; from pathlib import Path; from tests.tiny import save_model; save_model(Path(sys.argv[1]))";
  await promisify(execFile)(python, ["-c", program, tiny], {
    cwd: join(repositoryRoot, "workers", "engine"),
  });
  cpSync(tiny, untold, { recursive: true });
  for (const name of readdirSync(untold)) if (/token/.test(name)) rmSync(join(untold, name));
  world = await openWorld({ model: ["--folder", tiny], python, facts: { tiny, untold } });
}, 300_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(badInputsOfEngine.map((entry) => [entry.title, entry] as const))(
  "%s is refused with place, cause and fix, and leaves nothing",
  (_title, entry) => checkBadInput(world, entry),
);
