import type { Answer } from "../../data/operations.ts";
import type { ScopeNoun } from "../../words/keys.ts";

export type Scope = Answer<"getMe">["scopes"][number];
export type Level = "none" | "read" | "write" | "use";
export type RightsPreset = "chat" | "train" | "read" | "all" | "custom";

const nounOf = (scope: Scope) => scope.split(":")[0] as ScopeNoun;
const levelOf = (scope: Scope): Level =>
  scope.endsWith(":read") ? "read" : scope.endsWith(":write") ? "write" : "use";

/** Nouns that a key can only read or only change, whatever its maker may do. */
const singleLevel: Partial<Record<ScopeNoun, Level>> = {
  inference: "use",
  secrets: "write",
  keys: "write",
  usage: "read",
};

/** What somebody may give away of each noun: "write" includes "read". */
export function levelsToGive(mine: readonly Scope[]): ReadonlyMap<ScopeNoun, readonly Level[]> {
  const found = new Map<ScopeNoun, Level[]>();
  for (const scope of mine) {
    const noun = nounOf(scope);
    const levels = found.get(noun) ?? ["none"];
    const given = levelOf(scope);
    const added: readonly Level[] =
      given === "write" && singleLevel[noun] === undefined ? ["read", "write"] : [given];
    found.set(noun, [...new Set([...levels, ...added])]);
  }
  return found;
}

/** The levels chosen for each noun as scopes of a key. */
export function scopesOf(levels: ReadonlyMap<ScopeNoun, Level>): Scope[] {
  return [...levels].flatMap(([noun, level]) =>
    level === "none" ? [] : [(level === "use" ? noun : `${noun}:${level}`) as Scope],
  );
}

const presets: Readonly<Record<"chat" | "train", readonly Scope[]>> = {
  chat: ["inference"],
  train: ["projects:read", "datasets:write", "training:write", "models:write"],
};

/** The scopes of a preset, as far as somebody may give them. */
export function presetScopes(preset: Exclude<RightsPreset, "custom">, mine: readonly Scope[]): Scope[] {
  if (preset === "all") return [...mine];
  const levels = levelsToGive(mine);
  if (preset === "read")
    return scopesOf(
      new Map([...levels].flatMap(([noun, own]) => (own.includes("read") ? [[noun, "read"] as const] : []))),
    );
  return presets[preset].filter((scope) => levels.get(nounOf(scope))?.includes(levelOf(scope)) === true);
}
