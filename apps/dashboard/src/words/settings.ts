/** What all settings pages share. */
export const settingsWords = {
  title: "Settings",
  nav: "Settings",
  project: "Project",
  keys: "API keys",
  secrets: "Secrets",
  runners: "Runners",
  organisation: "Organisation",
  account: "Your account",
  save: "Save",
  saved: "Saved",
  cancel: "Cancel",
  done: "Done",
  noName: "Give it a name.",
} as const;
