export type Role = "system" | "user" | "assistant" | "tool";

/** The names under which data sets know the four roles (OpenAI, ShareGPT, Llama, Gemma and their kin). */
const roles: ReadonlyMap<string, Role> = new Map([
  ["system", "system"],
  ["developer", "system"],
  ["user", "user"],
  ["human", "user"],
  ["prompter", "user"],
  ["assistant", "assistant"],
  ["gpt", "assistant"],
  ["bot", "assistant"],
  ["model", "assistant"],
  ["chatbot", "assistant"],
  ["function_call", "assistant"],
  ["tool", "tool"],
  ["function", "tool"],
  ["observation", "tool"],
  ["function_response", "tool"],
  ["ipython", "tool"],
]);

export function roleOf(name: unknown): Role | null {
  return typeof name === "string" ? (roles.get(name.trim().toLowerCase()) ?? null) : null;
}
