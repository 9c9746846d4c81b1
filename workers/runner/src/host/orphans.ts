import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Children this host started, kept on disk as (pid, start time), so that a restarted host can end what a crash left running. */
export interface OrphanRecord {
  add(pid: number): Promise<void>;
  remove(pid: number): Promise<void>;
  /** Ends every recorded process group that is still the one recorded, and waits until each is gone. Returns how many. */
  killLeftovers(): Promise<number>;
}

export async function openOrphanRecord(folder: string): Promise<OrphanRecord> {
  await mkdir(folder, { recursive: true });
  const file = (pid: number) => join(folder, String(pid));
  return {
    async add(pid) {
      if (pid > 0) await writeFile(file(pid), await startTime(pid));
    },
    async remove(pid) {
      await rm(file(pid), { force: true });
    },
    async killLeftovers() {
      let killed = 0;
      for (const name of await readdir(folder)) {
        const pid = Number(name);
        const recorded = await readFile(file(pid), "utf8");
        if (recorded !== "" && recorded === (await startTime(pid))) {
          killGroup(pid);
          killed += 1;
          // The next engine must not start beside this one.
          while (recorded === (await startTime(pid))) await pause(5);
        }
        await rm(file(pid), { force: true });
      }
      return killed;
    },
  };
}

/** A pid alone may belong to someone else by now; with its start time it names one process. Empty when it is gone, or cannot be known. */
async function startTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // Field 22, counted after the command name, which may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie runs nothing any more; it only waits for its parent to look.
  return fields[0] === "Z" || fields[0] === "X" ? "" : (fields[19] ?? "");
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
