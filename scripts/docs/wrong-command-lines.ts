import type { CliCommand } from "./cli-program.ts";

const fence = /^```(?:sh|bash)\n([\s\S]*?)^```/gm;

/** The `./facet ...` lines of a page's shell blocks that name a command or option that is not there. */
export function wrongCommandLines(text: string, program: CliCommand): string[] {
  const blocks = [...text.matchAll(fence)].map(([, block = ""]) => block.replaceAll("\\\n", " "));
  const lines = blocks
    .flatMap((block) => block.split("\n"))
    .map((line) => line.replace(/\s+#.*$/, "").trim());
  return lines.filter((line) => line.startsWith("./facet ") && !isRight(line, program));
}

function isRight(line: string, program: CliCommand): boolean {
  const words = (line.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).slice(1);
  if (words[0] === "exec") return words.length > 1;
  let command = program;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) break;
    command = next;
  }
  const isWhole = command !== program && command.commands.length === 0;
  const options = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split("=", 1)[0]);
  return (
    isWhole &&
    options.every(
      (word) =>
        word === "--help" || command.options.some(({ long, short }) => word === long || word === short),
    )
  );
}
