import { type ErrorCode, errorCodes, errorEntry } from "../../packages/contracts/src/errors/codes.ts";
import { type FailureClass, retryBudgets } from "../../packages/contracts/src/errors/failure-class.ts";
import { failureStories } from "../../packages/contracts/src/errors/failure-stories.ts";
import { warningCodes } from "../../packages/contracts/src/errors/warning-codes.ts";

const classes: Readonly<Record<FailureClass, string>> = {
  infra: "A process, a machine or a network was lost. Nothing is wrong with what you asked for.",
  capacity: "There is no machine for the work.",
  resource: "Memory or disk ran out.",
  user: "Something you can mend: a setting, a row, a model, a token.",
  numeric: "The numbers of the training broke. The last good checkpoint is kept.",
  platform: "A mistake of Facet.",
};

/** The catalogue of errors, one heading a code: what `docUrl` of an answer points to. */
export function errorsPage(): string {
  const codes = Object.keys(errorCodes) as ErrorCode[];
  const head = [
    "# Errors",
    "Every answer of the API that is not 2xx is a problem document (`application/problem+json`) with one of these codes; the OpenAI surface puts the same code into OpenAI's own shape. `detail` says what happened and where, `fix` what to do; `docUrl` ends in `#` and the code, which is its heading here. A job that failed carries the same codes, with a class. A fix that is printed here is the usual one: an answer may carry a more exact one.",
    "## Classes of failed attempts",
    table(
      ["class", "what it means", "tried again"],
      Object.entries(retryBudgets).map(([name, budget]) => [
        `\`${name}\``,
        classes[name as FailureClass],
        tries(budget),
      ]),
    ),
    "Memory that runs out is tried once more, with a smaller batch and more accumulation or by recomputing, where the fine-tune was made with `autoSaferRetry`. Attempts in a row that cost three runners without getting further end as `quarantined`, whatever is left of the budget.",
  ];
  return [...head, ...codes.flatMap(section), ...warnings].join("\n\n");
}

const warnings = [
  "## Warnings",
  "A job's `warning` events tell of what does not end it.",
  table(
    ["code", "what", "usual cause", "where", "what to do"],
    Object.entries(warningCodes).map(([code, { title, cause, place, fix }]) => [
      `\`${code}\``,
      title,
      cause,
      place,
      fix,
    ]),
  ),
];

function section(code: ErrorCode): string[] {
  const { title, status, fix, class: failure, retryable } = errorEntry(code);
  const facts = [
    `status ${status}`,
    ...(failure === undefined ? [] : [`class \`${failure}\``]),
    retryable === true ? "may be sent again as it is" : "sending it again unchanged does not help",
  ];
  const story = failureStories[code];
  const usual = story === undefined ? [] : [`Usual cause: ${story.cause} Where: ${story.place}.`];
  return [`## ${code}`, `**${title}.** ${fix}`, ...usual, `${facts.join(" · ")}`];
}

function tries(budget: number | null): string {
  if (budget === null) return "without limit";
  return budget === 0 ? "no" : `up to ${budget} times`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
