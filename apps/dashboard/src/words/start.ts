export const startWords = {
  failed: "Your projects cannot be shown",
  signIn: "Sign in as somebody else",
  opening: "Opening your project",
  title: "Name your first project",
  lead: "A project holds data sets, models and runs that belong together. You can make more at any time.",
  name: "Project",
  suggested: "My first project",
  create: "Create project",
  noOrganisation: {
    title: "You are in no organisation",
    lead: "Your account is there, but you belong to no organisation any more. Ask for an invitation, or begin one of your own.",
  },
} as const;
