import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository-root.ts";
import { makeVenv } from "./make-venv.ts";
import { runPip } from "./run-pip.ts";
import { withFileLock } from "./with-file-lock.ts";

interface FuzzerRequest {
  /** Facet's state folder, absolute. The fuzzer is `fuzzer/` in it. */
  readonly stateDir: string;
  readonly report: (message: string) => void;
}

/**
 * Schemathesis, which makes requests from the API's document, in an environment of its own.
 * @returns the path of its executable.
 * @throws SetupError when it cannot be fetched, with the way out.
 */
export async function ensureFuzzer({ stateDir, report }: FuzzerRequest): Promise<string> {
  const lock = join(repositoryRoot, "toolchain/fuzzer.lock");
  const wanted = readFileSync(lock, "utf8");
  const folder = join(stateDir, "fuzzer");
  const stamp = join(folder, "installed.lock");
  const onWait = () => report("another start is fetching the fuzzer; waiting for it");
  await withFileLock(`${folder}.lock`, onWait, async () => {
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
    rmSync(folder, { recursive: true, force: true });
    report("fetching the fuzzer of the API's document (once, about 30 MB)");
    await makeVenv(folder, report, "the fuzzer's");
    await runPip({
      python: join(folder, "bin/python"),
      tempDir: join(folder, "tmp"),
      report,
      doing: "fetching the fuzzer",
      args: ["install", "--no-deps", "--only-binary=:all:", "--require-hashes", `--requirement=${lock}`],
    });
    // Last, and in one step: half an environment has no stamp.
    writeFileSync(`${stamp}.partial`, wanted);
    renameSync(`${stamp}.partial`, stamp);
  });
  return join(folder, "bin/schemathesis");
}
