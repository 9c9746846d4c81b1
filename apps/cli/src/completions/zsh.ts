import { bashCompletions } from "./bash.ts";
import type { CommandWords } from "./walk-commands.ts";

/** For `source <(facet completions zsh)`: zsh runs bash's completions through a layer of its own. */
export function zshCompletions(commands: readonly CommandWords[]): string {
  return `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n${bashCompletions(commands)}`;
}
