import { newId } from "@facet/contracts/ids";
import type { Principal } from "@facet/contracts/keys/principal";
import { Scope } from "@facet/contracts/keys/scope";
import type { Platform, ServiceContext } from "../context.ts";
import { createOrganisation } from "../organisations/create-organisation.ts";
import { createProject } from "../projects/create-project.ts";

export interface Account {
  readonly ctx: ServiceContext;
  readonly orgId: string;
  readonly projectId: string;
}

/** An organisation of its own with one project and a key that may do everything. */
export async function newAccount(platform: Platform): Promise<Account> {
  const { id: orgId } = await createOrganisation({ ctx: platform, input: { name: "Test" } });
  const principal: Principal = {
    kind: "key",
    id: newId("apiKey"),
    name: "test",
    orgId,
    projectId: null,
    scopes: [...Scope.options],
  };
  const ctx: ServiceContext = { ...platform, principal };
  const project = await createProject({ ctx, input: { name: "Test", description: "" } });
  return { ctx, orgId, projectId: project.id };
}
