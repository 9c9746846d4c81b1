import type { Member } from "@facet/contracts/organisations/member";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { members } from "../data/collections/members.ts";
import { authoriseOrganisation } from "../organisations/authorise-organisation.ts";
import { enterOrganisation } from "../organisations/enter-organisation.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewMember } from "./view-member.ts";

/** In the order of joining. */
export async function listMembers({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { orgId: string };
}): Promise<Page<Member>> {
  const inside = await enterOrganisation(ctx, input.orgId);
  authoriseOrganisation(inside, "members:read");
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(inside),
    collection: members,
    shape: "all",
    page: input,
  });
  return { data: await Promise.all(data.map((row) => viewMember(ctx, row.data))), nextCursor };
}
