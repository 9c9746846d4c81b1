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
  readonly password: string;
}

/** A person with an account, who is in no organisation. */
export async function newPerson(api: TestApi): Promise<TestPerson> {
  const name = `Person ${newId("user").slice(4, 10)}`;
  const email = `${newId("user").slice(4)}@example.org`;
  const password = `correct horse ${newId("user").slice(4, 12)}`;
  const { id } = await api.composed.platform.identity.createUser({ name, email, password });
  return { id, name, email, password };
}

/** A person who belongs to an organisation in a role. */
export async function newMember(api: TestApi, orgId: string, role: Role): Promise<TestPerson> {
  const person = await newPerson(api);
  await commit(api.composed.platform, tenantContext(orgId), (work) =>
    join(work, { orgId, userId: person.id, role }),
  );
  return person;
}
