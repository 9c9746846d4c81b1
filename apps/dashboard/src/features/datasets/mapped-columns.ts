import type { Mapping } from "./version.ts";
export type MappedRole = "messages" | "tools" | "prompt" | "completion" | "system" | "input" | "text";

/** The columns that a mapping names, in the order in which a row is made of them. */
export function mappedColumns(mapping: Mapping): readonly { role: MappedRole; column: string }[] {
  const roles: readonly [MappedRole, string | null | undefined][] =
    mapping.type === "chat"
      ? [
          ["messages", mapping.messages],
          ["tools", mapping.tools],
        ]
      : mapping.type === "text"
        ? [["text", mapping.text]]
        : [
            ["system", mapping.system],
            ["prompt", mapping.prompt],
            ["input", mapping.input],
            ["completion", mapping.completion],
          ];
  return roles.flatMap(([role, column]) =>
    column === null || column === undefined ? [] : [{ role, column }],
  );
}
