import type { MadeLink } from "./sign-in-link.ts";

/** What a command ends with, for people: where to click. */
export function linkLines(dashboardUrl: string, link: MadeLink | undefined): string[] {
  if (link === undefined) return [`Dashboard: ${dashboardUrl}`];
  const first = link.isFirst
    ? [
        "Nobody has an account here yet: the link makes you the owner. Give yourself an e-mail address and a password under",
        "Settings, Account, to sign in without a link.",
      ]
    : [];
  return [`Dashboard: ${dashboardUrl}`, `Sign in:   ${link.href}  (once, within 15 minutes)`, ...first];
}
