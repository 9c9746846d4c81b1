import type { CommandWords } from "./walk-commands.ts";

/** For `source <(facet completions bash)`. */
export function bashCompletions(commands: readonly CommandWords[]): string {
  const cases = commands.map(({ path, subcommands, options }) => {
    const words = [...subcommands, ...options].map(({ name }) => name).join(" ");
    return `    "${path.join(" ")}") words="${words}" ;;`;
  });
  const known = commands.map(({ path }) => `"${path.join(" ")}"`).filter((path) => path !== '""');
  return `_facet() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path="" try="" word words=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) continue ;; esac
    try="\${path:+$path }$word"
    case "$try" in ${known.join(" | ")}) path="$try" ;; esac
  done
  case "$path" in
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _facet facet ./facet
`;
}
