import { Mapping, Splits } from "@facet/contracts/datasets/dataset";
import type { Mapping as SentMapping } from "@facet/sdk/generated/types.gen";
import type { z } from "zod";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

/** Of `--mapping`; null: as detected. */
export function readMapping(text: string | undefined): SentMapping | null {
  // Safe: the same shape, but that the schema also names what JSON leaves out.
  return text === undefined ? null : (parse(Mapping, json(text), "--mapping") as SentMapping);
}

/** Of `--split validation=0.05,test=0.1,seed=42`; undefined: the API's default. */
export function readSplits(text: string | undefined): Splits | undefined {
  if (text === undefined) return undefined;
  const pairs = text.split(",").map((pair) => pair.split("=").map((part) => part.trim()));
  return parse(
    Splits.strict(),
    Object.fromEntries(pairs.map(([name = "", value = ""]) => [name, Number(value)])),
    "--split",
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(
      "--mapping is not JSON",
      'Write it like {"type":"text","text":"body"}, in single quotes.',
      exitCodes.usage,
    );
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")})`;
  throw new CliError(
    `${place}${where}: ${issue?.message ?? "it does not fit"}`,
    `./facet datasets add --help shows an example.`,
    exitCodes.usage,
  );
}
