import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { replaceFile } from "@facet/disk/replace-file";
import { configDir } from "@facet/env/config-dir";
import { z } from "zod";

const Chosen = z.record(z.string(), z.string());

function chosenFile(): string {
  return join(configDir(), "projects.json");
}

/** The project that `facet projects use` chose, by organisation. */
export function readChosenProject(orgId: string): string | undefined {
  return readAll()[orgId];
}

export async function writeChosenProject(orgId: string, projectId: string): Promise<void> {
  await mkdir(dirname(chosenFile()), { recursive: true, mode: 0o700 });
  await replaceFile(chosenFile(), `${JSON.stringify({ ...readAll(), [orgId]: projectId }, null, 2)}\n`, {
    mode: 0o600,
  });
}

function readAll(): Record<string, string> {
  try {
    return Chosen.parse(JSON.parse(readFileSync(chosenFile(), "utf8")));
  } catch {
    return {};
  }
}
