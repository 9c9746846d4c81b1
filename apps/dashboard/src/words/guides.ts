/** The guides of `docs/guides` that the dashboard shows under `/docs`, in the order of a newcomer's questions. */
export const guides = {
  "first-model": "Your first model in ten minutes",
  "your-own-data": "Bring your own data",
  "choose-knobs": "Choose knobs",
  "read-the-verdict": "Read the verdict",
  "export-and-run": "Export to LM Studio, Ollama and llama.cpp",
  "chat-api": "Chat from your own code",
  "accounts-and-teams": "Accounts and teams",
  "keys-and-secrets": "API keys and secrets",
  api: "The API",
  operate: "Keep the platform running",
} as const;

export type GuideSlug = keyof typeof guides;

export function isGuide(slug: string): slug is GuideSlug {
  return Object.hasOwn(guides, slug);
}
