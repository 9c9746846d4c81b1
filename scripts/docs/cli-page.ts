import type { CliCommand } from "./cli-program.ts";

/** Every verb of the command line with its arguments and options. */
export function cliPage(program: CliCommand): string {
  return [
    "# Command line",
    "`./facet COMMAND --help` says the same on your terminal. Commands that read answer JSON with `--json`. Exit codes: 0 ok, 1 failure, 2 wrong usage, 3 below expectation (`demo`), 4 not found, 5 not allowed.",
    "The command line finds the platform on this machine and its owner's key by itself. For another one: `./facet login --url URL`, or the variables `FACET_API_URL` and `FACET_API_KEY`.",
    ...program.commands.flatMap((command) => section(command, [command.name()])),
  ].join("\n\n");
}

function section(command: CliCommand, path: readonly string[]): string[] {
  const places = command.registeredArguments.map((one) => {
    const name = one.variadic ? `${one.name()}...` : one.name();
    return one.required ? `<${name}>` : `[${name}]`;
  });
  const options = command.options.map(({ flags, description, defaultValue }) => {
    const isTold = typeof defaultValue === "string" || typeof defaultValue === "number";
    return `- \`${flags}\`: ${description}${isTold && defaultValue !== "" ? ` (default ${defaultValue})` : ""}`;
  });
  const named = command.registeredArguments
    .filter((one) => one.description !== "")
    .map((one) => `- \`${one.name()}\`: ${one.description}`);
  const heading = "#".repeat(path.length + 1);
  const subcommands = command.commands.flatMap((one) => section(one, [...path, one.name()]));
  const usage = command.commands.length > 0 ? [] : [`\`./facet ${[...path, ...places].join(" ")}\``];
  const lines = [...named, ...options];
  return [
    `${heading} ${path.join(" ")}`,
    `${sentence(command.description())}`,
    ...usage,
    ...(lines.length === 0 ? [] : [lines.join("\n")]),
    ...subcommands,
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
