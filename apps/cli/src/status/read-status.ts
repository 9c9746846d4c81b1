import { readCliEnv } from "@facet/env/read-cli-env";
import { createFacetClient } from "@facet/sdk/create-client";
import type { Health, JobView, Runner } from "@facet/sdk/generated/types.gen";
import { findConnection } from "../connection/find-connection.ts";
import { findPlatform } from "../local/find-platform.ts";
import type { PlatformRecord } from "../local/platform-record.ts";
import { CliError } from "../terminal/cli-error.ts";
import { type DiskUse, readDiskUse } from "./read-disk-use.ts";
import { type LastBackup, readLastBackup } from "./read-last-backup.ts";
import { type LoadedModels, readLoadedModels } from "./read-loaded-models.ts";
import { readReadiness } from "./read-readiness.ts";

export interface Status {
  readonly platform: { readonly url: string; readonly health: Health } | null;
  /** Null: not on this machine, or started without. */
  readonly dashboard: NonNullable<PlatformRecord["dashboard"]> | null;
  /** The Redis that this machine's platform was started with; null: not here, or without. */
  readonly redis: NonNullable<PlatformRecord["redis"]> | null;
  readonly runners: readonly Runner[];
  readonly working: readonly JobView[];
  /** Null: not on this machine, or the model server does not answer. */
  readonly models: LoadedModels | null;
  readonly disk: { readonly home: string; readonly folders: readonly DiskUse[] } | null;
  /** Null: none was taken of this machine's platform. */
  readonly backup: LastBackup | null;
}

/** What can be seen from here; models and disk only of a platform on this machine. */
export async function readStatus(): Promise<Status> {
  const { env } = readCliEnv();
  const local = await findPlatform(env.home);
  const connection = await findConnection().catch((error: unknown) => {
    if (error instanceof CliError && local === undefined) return undefined;
    throw error;
  });
  const disk = { home: env.home, folders: await readDiskUse(env.home) };
  const backup = readLastBackup(env.home);
  if (connection === undefined)
    return {
      platform: null,
      dashboard: null,
      redis: null,
      runners: [],
      working: [],
      models: null,
      disk,
      backup,
    };
  const facet = createFacetClient({ url: connection.url, apiKey: connection.key });
  const health = (await readReadiness(connection.url)) ?? (await facet.getHealth());
  const runners = (await facet.listRunners()).data;
  const jobIds = runners.filter((runner) => runner.online).map((runner) => runner.currentJobId);
  const working = await Promise.all(
    jobIds.filter((id) => id !== null).map((id) => facet.getJob({ path: { id } })),
  );
  const isHere = local?.apiUrl === connection.url;
  return {
    platform: { url: connection.url, health },
    dashboard: isHere ? (local?.dashboard ?? null) : null,
    redis: isHere ? (local?.redis ?? null) : null,
    runners,
    working,
    models: isHere ? await readLoadedModels(env.home) : null,
    disk: isHere ? disk : null,
    backup: isHere ? backup : null,
  };
}
