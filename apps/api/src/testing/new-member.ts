import { newId } from "@facet/contracts/ids";
import type { Role } from "@facet/contracts/organisations/role";
import { commit } from "@facet/services/data/commit";
import { tenantContext } from "@facet/services/data/tenant-context";
import { join } from "@facet/services/members/join";
import type { TestApi } from "./open-test-api.ts";

export interface TestPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** A person with an account, who is in no organisation. Without a password: hashing one takes its time. */
export async function newPerson(api: TestApi, password: string | null = null): Promise<TestPerson> {
  const name = `Person ${newId("user").slice(4, 10)}`;
  const email = `${newId("user").slice(4)}@example.org`;
  const { id } = await api.composed.platform.identity.createUser({ name, email, password });
  return { id, name, email };
}

/** The same with a password that is known. */
export async function newSigner(api: TestApi): Promise<TestPerson & { readonly password: string }> {
  const password = `correct horse ${newId("user").slice(4, 12)}`;
  return { ...(await newPerson(api, password)), password };
}

/** A person who belongs to an organisation in a role. */
export async function newMember(api: TestApi, orgId: string, role: Role): Promise<TestPerson> {
  const person = await newPerson(api);
  await enlist(api, orgId, person.id, role);
  return person;
}

export async function enlist(api: TestApi, orgId: string, userId: string, role: Role): Promise<void> {
  await commit(api.composed.platform, tenantContext(orgId), (work) => join(work, { orgId, userId, role }));
}
