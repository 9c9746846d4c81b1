import { Priority } from "@facet/contracts/jobs/priority";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

export function readPriority(text: string): Priority {
  const priority = Priority.safeParse(text);
  if (priority.success) return priority.data;
  throw new CliError(
    `there is no priority ${text}`,
    `There are: ${Priority.options.join(", ")}.`,
    exitCodes.usage,
  );
}
