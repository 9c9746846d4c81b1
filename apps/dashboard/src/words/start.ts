export const startWords = {
  opening: "Opening your project",
  title: "Name your first project",
  lead: "A project holds data sets, models and runs that belong together. You can make more at any time.",
  name: "Project",
  suggested: "My first project",
  create: "Create project",
} as const;
