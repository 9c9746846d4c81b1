import type { Detection } from "@facet/sdk/generated/types.gen";
import type { Mapping } from "../version.ts";

export type MappingType = Mapping["type"];
export type MappingRole = "messages" | "tools" | "prompt" | "completion" | "system" | "input" | "text";

/** Columns as they are chosen; empty: none yet. Those of another type are kept, so that going back loses nothing. */
export type MappingDraft = Readonly<Record<MappingRole, string>> & { readonly type: MappingType | null };

export const emptyMapping: MappingDraft = {
  type: null,
  messages: "",
  tools: "",
  prompt: "",
  completion: "",
  system: "",
  input: "",
  text: "",
};

/** The columns of each type, in the order in which they are asked for. */
export const rolesOf: Readonly<Record<MappingType, readonly MappingRole[]>> = {
  "prompt-completion": ["prompt", "completion", "system", "input"],
  chat: ["messages", "tools"],
  text: ["text"],
};

const optional: ReadonlySet<MappingRole> = new Set(["tools", "system", "input"]);
export const isOptional = (role: MappingRole) => optional.has(role);

export function draftOfMapping(mapping: Mapping | null): MappingDraft {
  if (mapping === null) return emptyMapping;
  const filled = Object.fromEntries(
    Object.entries(mapping).filter(([, column]) => column !== null && column !== undefined),
  );
  return { ...emptyMapping, ...filled };
}

/** Columns without which no row can be made, that are not chosen. */
export function missingRoles({ type, ...columns }: MappingDraft): readonly MappingRole[] {
  return type === null ? [] : rolesOf[type].filter((role) => !isOptional(role) && columns[role] === "");
}

/** Null while something is missing. */
export function mappingOfDraft(draft: MappingDraft): Mapping | null {
  if (draft.type === null || missingRoles(draft).length > 0) return null;
  const column = (role: MappingRole) => (draft[role] === "" ? null : draft[role]);
  if (draft.type === "chat") return { type: "chat", messages: draft.messages, tools: column("tools") };
  if (draft.type === "text") return { type: "text", text: draft.text };
  return {
    type: "prompt-completion",
    prompt: draft.prompt,
    completion: draft.completion,
    system: column("system"),
    input: column("input"),
  };
}

/** A type by itself, with columns that could be meant: as few selects as possible are left to turn. */
export function withType(
  draft: MappingDraft,
  type: MappingType,
  columns: Detection["columns"],
): MappingDraft {
  const next = { ...draft, type };
  const taken = new Set(rolesOf[type].map((role) => next[role]).filter((name) => name !== ""));
  for (const role of missingRoles(next)) {
    const isMeant = ({ type: kind }: { type: string }) => (kind === "list") === (role === "messages");
    const free = columns.find((column) => isMeant(column) && !taken.has(column.name));
    if (free === undefined) continue;
    next[role] = free.name;
    taken.add(free.name);
  }
  return next;
}
