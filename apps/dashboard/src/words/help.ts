/** The help pages under `/docs`. */
export const helpWords = {
  title: "Help",
  lead: "Guides, words and errors of Facet, in the version that runs here.",
  back: "Back to Facet",
  nav: "Help pages",
  guides: "Guides",
  lookUp: "Look up",
  references: { knobs: "All knobs", cli: "Command line", "job-states": "Job states", roles: "Roles" },
  errors: "Errors",
  errorsLead: "Every error that Facet can show, by its code: why it happens and what to do.",
  glossary: "Glossary",
  glossaryLead: "The words of the field, each in one plain sentence.",
  todo: "What to do",
  code: "Example",
} as const;
