import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ResolvedAuto } from "@facet/contracts/jobs/kinds/train";
import { z } from "zod";

const Manifest = z.object({ resolvedAuto: ResolvedAuto });

/** What an engine's checkpoint says `auto` became; nothing when it says nothing. Kept with the checkpoint for its resume. */
export async function readResolvedAuto(
  folder: string,
): Promise<z.infer<typeof Manifest> | Record<string, never>> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  } catch {
    return {};
  }
}
