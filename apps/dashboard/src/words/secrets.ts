export const secretWords = {
  title: "Secrets",
  lead: "Tokens that jobs need for other services. They go in encrypted and are never shown again.",
  add: "Add secret",
  more: "Show more",
  caption: "Secrets",
  columns: { name: "Name", kind: "What it is", unlocks: "What it unlocks", added: "Added", act: "Actions" },
  kinds: {
    "hub-token": {
      label: "Hugging Face token",
      unlocks: "Gated and private models from the Hub",
    },
  },
  empty: {
    title: "No secret yet",
    lead: "You need one only for models that ask for it:",
    steps: [
      "Open the model's page at huggingface.co and accept its licence.",
      "Make a token there that may read, under Settings, Access Tokens.",
      "Add it here. Then choose it when you bring the model in.",
    ],
  },
  dialog: {
    title: "Add a secret",
    lead: "Only the job that names it gets it, as a variable of that one process.",
    kind: "What it is",
    name: "Name",
    nameHint: "You choose the secret by this name when you bring a model in.",
    noName: "Give the secret a name.",
    value: "Token",
    valueHint: "Begins with hf_. Spaces around it are left out.",
    noValue: "Paste the token.",
    save: "Add secret",
  },
  remove: "Delete",
  removeDialog: {
    title: "Delete this secret?",
    lead: "Facet forgets the token. Models that were brought in with it stay. It goes on to work at the service that issued it: revoke it there.",
    confirm: "Delete secret",
  },
} as const;
