import { queryOptions } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import type { Body } from "./operations.ts";

/** The way in and out. Sessions are cookies that scripts cannot read, so there is nothing to keep here. */
export const signInQueries = {
  status: () =>
    queryOptions({
      queryKey: ["auth-status"],
      queryFn: ({ signal }) => facet().getAuthStatus({ signal }),
      staleTime: 0,
    }),
  invitation: (token: string) =>
    queryOptions({
      queryKey: ["invitation", token],
      queryFn: ({ signal }) => facet().getInvitation({ path: { token }, signal }),
    }),
};

export const signIn = (body: Body<"signIn">) => facet().signIn({ body });
export const signInWithLink = (token: string) => facet().signInWithLink({ body: { token } });
export const setUp = (body: Body<"setUp">) => facet().setUp({ body });
export const signOut = () => facet().signOut();
export const requestPasswordReset = (email: string) => facet().requestPasswordReset({ body: { email } });
export const resetPassword = (body: Body<"resetPassword">) => facet().resetPassword({ body });
export const acceptInvitation = (token: string, body: Body<"acceptInvitation">) =>
  facet().acceptInvitation({ path: { token }, body });
