/** What the pages in front of the door say: sign-in, set-up, links, invitations. */
export const accountWords = {
  email: "E-mail",
  password: "Password",
  newPassword: "New password",
  passwordHint:
    "At least 10 characters. A few words that do not belong together are easy to remember and hard to guess.",
  name: "Your name",
  strength: ["Too short", "Easy to guess", "Fair", "Good", "Strong"],
  signIn: {
    title: "Sign in",
    submit: "Sign in",
    forgot: "Forgot the password?",
    code: "Code",
    codeLead: "Your account asks for a code besides.",
    codeHint: "Six digits from your authenticator app, or a recovery code.",
    oidc: "Sign in with your organisation",
    providerProblem: (code: string) =>
      code === "unknown_person"
        ? "Nobody here is connected with your organisation's account. Sign in with your password and connect it under Account, or ask for an invitation."
        : "Signing in with your organisation did not work. Try again; if it stays, the API's log says why.",
    slowed: (seconds: number) => `Too many tries. Try again in ${seconds} s.`,
    owner: "On the machine that runs Facet, ./facet up prints a link that signs you in.",
    setUp: "Set up Facet",
  },
  setUp: {
    title: "Set up Facet",
    lead: "Nobody has an account here yet. You become the owner.",
    token: "Set-up token",
    tokenHint: "The terminal that runs ./facet up shows it. It works once.",
    submit: "Create the owner's account",
    done: "Facet is set up already.",
  },
  link: {
    title: "Signing you in",
    lead: "This takes a moment.",
    invalid: "This link does not work any more",
    invalidLead:
      "A sign-in link works once, for 15 minutes. Run ./facet up again for a new one, or sign in with your password.",
    missing: "The link is incomplete. Copy all of it from the terminal.",
    other: "Sign in another way",
  },
  forgot: {
    title: "Reset the password",
    lead: "We send a link that lets you choose a new one. Where no mail is set up, the operator finds it in the log of the API.",
    submit: "Send the link",
    sent: "If this address has an account, a link is on its way. It works for 15 minutes.",
    back: "Back to sign-in",
  },
  reset: {
    title: "Choose a new password",
    submit: "Set the password",
    done: "The password is set, and all other sessions are signed out.",
    missing: "The link is incomplete. Copy all of it.",
  },
  invite: {
    opening: "Invitation",
    roles: {
      owner: "an owner",
      admin: "an admin",
      developer: "a developer",
      viewer: "a viewer",
      billing: "a member for billing",
    },
    title: (organisation: string) => `Join ${organisation}`,
    lead: (inviter: string, role: string) => `${inviter} invites you as ${role}.`,
    accept: "Accept the invitation",
    create: "Create your account and join",
    signIn: "I have an account",
    invalid: "This invitation does not work any more",
    invalidLead: "It was used, taken back or has run out. Ask whoever invited you for a new one.",
  },
} as const;
