import type { CommandWords } from "./walk-commands.ts";

/** For `facet completions fish | source`. */
export function fishCompletions(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ path, subcommands, options }) => {
    const when = `-n '${condition(
      path,
      subcommands.map(({ name }) => name),
    )}'`;
    return [
      ...subcommands.map(({ name, about }) => `complete -c facet -f ${when} -a ${name} -d '${quote(about)}'`),
      ...options
        .filter(({ name }) => name.startsWith("--"))
        .map(({ name, about }) => `complete -c facet ${when} -l ${name.slice(2)} -d '${quote(about)}'`),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function condition(path: readonly string[], below: readonly string[]): string {
  if (path.length === 0) return "__fish_use_subcommand";
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`).join("; and ");
  return below.length === 0 ? seen : `${seen}; and not __fish_seen_subcommand_from ${below.join(" ")}`;
}

function quote(text: string): string {
  return text.replace(/['\\]/g, "\\$&");
}
