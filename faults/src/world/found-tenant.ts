import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Scope } from "@facet/contracts/keys/scope";
import { z } from "zod";
import { Broken } from "./broken.ts";
import { openLedger } from "./ledger.ts";
import { type Client, openClient } from "./open-client.ts";
import type { World } from "./world.ts";

const Setup = z.object({ token: z.string() });
const Founded = z.object({ id: z.string() });
const Key = z.object({ secret: z.string() });

/** A second organisation with a key of its own, founded by the person who sets this platform up. */
export async function foundTenant(world: World, name: string): Promise<Client> {
  const { token } = Setup.parse(JSON.parse(await readFile(join(world.home, "setup.json"), "utf8")));
  const person = { name: "Mara", email: "mara@example.org", password: "a long and lonely password" };
  let cookie = "";
  const ask = async <Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<z.infer<Schema>> => {
    const response = await fetch(new URL(path, world.apiUrl), {
      method: "POST",
      headers: { "content-type": "application/json", origin: world.apiUrl, cookie, ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Broken(`POST ${path} answered ${response.status}: ${text}`);
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return schema.parse(JSON.parse(text));
  };
  await ask("/v1/auth/setup", { token, ...person }, z.unknown());
  const { id } = await ask("/v1/orgs", { name }, Founded);
  const key = { name, scopes: [...Scope.options], projectId: null, expiresAt: null };
  const { secret } = await ask("/v1/keys", key, Key, { "facet-organisation": id });
  // What is checked at the end is what the owner sees.
  return openClient({ name, url: world.apiUrl, credential: async () => secret, ledger: openLedger() });
}
