import { readFile } from "node:fs/promises";

/** Linux counts in hundredths of a second towards programs, whatever its own clock does. */
const ticksPerSecond = 100;

/** Processor seconds that a process has used so far, its ended children left out; undefined where the system does not tell. */
export async function readCpuSeconds(pid: number | undefined): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid ?? 0}/stat`, "utf8").catch(() => undefined);
  // The second field is the program's name in brackets, which may hold anything.
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  const [user, system] = [Number(fields?.[11]), Number(fields?.[12])];
  return Number.isFinite(user + system) ? (user + system) / ticksPerSecond : undefined;
}
