import type { Invitation } from "@facet/contracts/organisations/invitation";
import type { Page, PageQuery } from "@facet/contracts/paging/page";
import { ownDocuments, type ServiceContext } from "../context.ts";
import { invitations } from "../data/collections/invitations.ts";
import { authoriseOrganisation } from "../organisations/authorise-organisation.ts";
import { enterOrganisation } from "../organisations/enter-organisation.ts";
import { pageDocuments } from "../paging/page-documents.ts";
import { viewInvitation } from "./view-invitation.ts";

/** Newest first, ended ones too. */
export async function listInvitations({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & { orgId: string };
}): Promise<Page<Invitation>> {
  const inside = await enterOrganisation(ctx, input.orgId);
  authoriseOrganisation(inside, "members:write");
  const { data, nextCursor } = await pageDocuments({
    reader: ownDocuments(inside),
    collection: invitations,
    shape: "all",
    page: input,
  });
  return { data: await Promise.all(data.map((row) => viewInvitation(ctx, row.data))), nextCursor };
}
