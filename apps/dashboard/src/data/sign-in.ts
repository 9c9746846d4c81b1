import { queryOptions } from "@tanstack/react-query";
import { facet } from "./facet.ts";
import type { Body } from "./operations.ts";
import { postOnce } from "./post-once.ts";

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

export const signIn = (body: Body<"signIn">) => postOnce("/v1/auth/sign-in", body);
export const signInWithLink = (token: string) => postOnce("/v1/auth/sign-in-link", { token });
export const setUp = (body: Body<"setUp">) => postOnce("/v1/auth/setup", body);
export const requestPasswordReset = (email: string) => postOnce("/v1/auth/password/forgot", { email });
export const resetPassword = (body: Body<"resetPassword">) => postOnce("/v1/auth/password/reset", body);
export const signOut = () => facet().signOut();
export const acceptInvitation = (token: string, body: Body<"acceptInvitation">) =>
  facet().acceptInvitation({ path: { token }, body });
