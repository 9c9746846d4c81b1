import { collectAll } from "@facet/sdk/collect-all";
import type { FacetClient } from "@facet/sdk/create-client";
import type { ApiKey } from "@facet/sdk/generated/types.gen";
import type { Command } from "commander";
import { chooseProject } from "../connection/choose-project.ts";
import { findByName } from "../connection/find-by-name.ts";
import { jsonOption } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { keyTable } from "../keys/key-table.ts";
import { readScopes } from "../keys/read-scopes.ts";
import { print, say, tell } from "../terminal/print.ts";
import { readCount } from "../terminal/read-count.ts";

interface CreateOptions {
  json?: boolean;
  scopes: string;
  project?: string;
  days?: number;
}

const dayMs = 86_400_000;

export function register(program: Command): void {
  const keys = program.command("keys").description("make and revoke API keys");
  jsonOption(keys.command("list").description("list the keys")).action(
    async ({ json }: { json?: boolean }) => {
      const facet = await openFacet();
      const rows = await collectAll((page) => facet.listApiKeys({ query: page }));
      print(json, rows, () => keyTable(rows));
    },
  );
  jsonOption(keys.command("create").description("make a key; it is shown once").argument("<name>"))
    .option("--scopes <list>", "what it may do, with commas between, or all", "all")
    .option("--project <name>", "only for this project")
    .option("--days <number>", "it ends after so many days", readCount)
    .action(async (name: string, { json, scopes, project, days }: CreateOptions) => {
      const facet = await openFacet();
      const projectId = project === undefined ? null : (await chooseProject(facet, project)).id;
      const expiresAt = days === undefined ? null : new Date(Date.now() + days * dayMs).toISOString();
      const key = await facet.createApiKey({
        body: { name, scopes: readScopes(scopes), projectId, expiresAt },
      });
      print(json, key, () => `${key.secret ?? ""}\n`);
      say("This is the only time the key is shown.");
    });
  jsonOption(
    keys.command("rotate").description("put a new key in the place of one").argument("<key>", "name or id"),
  )
    .option("--overlap <hours>", "the old key still works so long", readCount)
    .action(async (wanted: string, { json, overlap = 0 }: { json?: boolean; overlap?: number }) => {
      const facet = await openFacet();
      const old = await findKey(facet, wanted);
      const key = await facet.rotateApiKey({ path: { id: old.id }, body: { overlapHours: overlap } });
      print(json, key, () => `${key.secret ?? ""}\n`);
      say("This is the only time the key is shown.");
    });
  jsonOption(keys.command("revoke").description("end a key at once").argument("<key>", "name or id")).action(
    async (wanted: string, { json }: { json?: boolean }) => {
      const facet = await openFacet();
      const key = await findKey(facet, wanted);
      const revoked = await facet.revokeApiKey({ path: { id: key.id } });
      tell(json, revoked, `${key.name} is revoked.`);
    },
  );
}

function findKey(facet: FacetClient, wanted: string): Promise<ApiKey> {
  return findByName<ApiKey>({
    noun: "key",
    wanted,
    read: (page) => facet.listApiKeys({ query: page }),
    list: "./facet keys list",
  });
}
