import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Scope } from "@facet/contracts/keys/scope";
import { authenticateKey } from "@facet/services/auth/authenticate-key";
import type { Platform } from "@facet/services/context";
import { createApiKey } from "@facet/services/keys/create-api-key";
import { createOrganisation } from "@facet/services/organisations/create-organisation";

/** Where the command line of this machine finds its key. Readable by this user alone. */
export function ownerFile(home: string): string {
  return join(home, "owner.json");
}

/** The first start makes an organisation and a key for whoever runs it here: no default password exists. */
export async function ensureOwner(platform: Platform, home: string): Promise<void> {
  const known = await readOwner(home);
  const works =
    known !== undefined &&
    (await authenticateKey({ ctx: platform, input: { key: known } }).then(
      () => true,
      () => false,
    ));
  if (works) return;

  const organisation = await createOrganisation({ ctx: platform, input: { name: "Local" } });
  const scopes = [...Scope.options];
  const principal = {
    kind: "user" as const,
    id: "usr_local",
    name: "local owner",
    orgId: organisation.id,
    projectId: null,
    scopes,
  };
  const { secret } = await createApiKey({
    ctx: { ...platform, principal },
    input: { name: "local owner", scopes, projectId: null, expiresAt: null },
  });
  await mkdir(home, { recursive: true });
  const aside = `${ownerFile(home)}.partial`;
  await writeFile(aside, `${JSON.stringify({ organisationId: organisation.id, key: secret }, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(aside, ownerFile(home));
}

async function readOwner(home: string): Promise<string | undefined> {
  try {
    const { key } = JSON.parse(await readFile(ownerFile(home), "utf8")) as { key?: unknown };
    return typeof key === "string" ? key : undefined;
  } catch {
    return undefined;
  }
}
