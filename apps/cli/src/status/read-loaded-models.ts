import { readFileSync } from "node:fs";
import { z } from "zod";
import { platformFiles } from "../local/platform-files.ts";
import { readPlatformRecord } from "../local/platform-record.ts";

const LoadedModels = z.object({
  memoryLimitBytes: z.number(),
  models: z.array(
    z.object({
      key: z.string(),
      engine: z.string(),
      bytes: z.number(),
      waiting: z.int(),
      lastUsedAt: z.string(),
    }),
  ),
});
export type LoadedModels = z.infer<typeof LoadedModels>;

const patienceMs = 2000;

/** What the model server of this machine holds in memory; null when it does not answer. */
export async function readLoadedModels(home: string): Promise<LoadedModels | null> {
  const url = readPlatformRecord(home)?.inferenceUrl;
  if (url === undefined) return null;
  try {
    const token = readFileSync(platformFiles(home).token("inference"), "utf8").trim();
    const response = await fetch(`${url}/v1/status`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    return LoadedModels.parse(await response.json());
  } catch {
    // It is restarted when it is needed: not knowing what it holds is no fault of the status.
    return null;
  }
}
