import { Scope } from "@facet/contracts/keys/scope";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

/** Scopes of a key from `a,b`; `all` means every one. */
export function readScopes(text: string): Scope[] {
  if (text === "all") return [...Scope.options];
  return text.split(",").map((word) => {
    const scope = Scope.safeParse(word.trim());
    if (scope.success) return scope.data;
    throw new CliError(
      `there is no scope ${word.trim()}`,
      `There are: ${Scope.options.join(", ")}.`,
      exitCodes.usage,
    );
  });
}
