import { getOrganisation } from "@facet/sdk/generated/sdk.gen";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { editHeaders } from "./edit-headers.ts";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body } from "./operations.ts";

/** Organisations, who is in them, and who is invited. */
export const organisationQueries = {
  one: (id: string) =>
    queryOptions({
      queryKey: ["organisation", id],
      queryFn: ({ signal }) => facet().getOrganisation({ path: { id }, signal }),
    }),
  members: (id: string) =>
    listOptions(["member", "list", id], (query, signal) =>
      facet().listMembers({ path: { id }, query, signal }),
    ),
  invitations: (id: string) =>
    listOptions(["invitation", "list", id], (query, signal) =>
      facet().listInvitations({ path: { id }, query, signal }),
    ),
};

export function useCreateOrganisation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"createOrganisation">) => facet().createOrganisation({ body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["me"] }),
  });
}

export function useRenameOrganisation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, name }: { readonly id: string; readonly name: string }) => {
      const path = { id };
      const headers = await editHeaders(getOrganisation({ client: facet().http, path }));
      return facet().updateOrganisation({ path, body: { name }, headers });
    },
    onSuccess: (changed) => {
      cache.setQueryData(organisationQueries.one(changed.id).queryKey, changed);
      return cache.invalidateQueries({ queryKey: ["me"] });
    },
  });
}

interface OneMember {
  readonly id: string;
  readonly userId: string;
}

export function useChangeMember() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ role, ...path }: OneMember & Body<"changeMember">) =>
      facet().changeMember({ path, body: { role } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["member", "list"] }),
  });
}

/** Also how somebody leaves. */
export function useRemoveMember() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (path: OneMember) => facet().removeMember({ path }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["member", "list"] }),
  });
}

/** The answer holds the invitation's link, this once: it is never put in the cache. */
export function useCreateInvitation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { readonly id: string } & Body<"createInvitation">) =>
      facet().createInvitation({ path: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["invitation", "list"] }),
    gcTime: 0,
  });
}

export function useRevokeInvitation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (path: { readonly id: string; readonly invitationId: string }) =>
      facet().revokeInvitation({ path }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["invitation", "list"] }),
  });
}
