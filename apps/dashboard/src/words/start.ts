export const startWords = {
  failed: "Your projects cannot be shown",
  signIn: "Sign in as somebody else",
  opening: "Opening your project",
  title: "Name your first project",
  lead: "A project holds data sets, models and runs that belong together. You can make more at any time.",
  name: "Project",
  suggested: "My first project",
  create: "Create project",
} as const;
