import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { SplitStatistics } from "@facet/contracts/datasets/dataset-statistics";
import { z } from "zod";
import { sqlText, withLockedDatabase } from "./database/locked-database.ts";

const memory = "512MB";
const threads = 2;

/** Characters at which a bar of a histogram ends; the last bar ends at the longest row. */
const bounds: readonly number[] = [50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 102_400];

/** Every row with the texts it holds; `answer` is null where a row has none by its type. */
const rowsOf = (file: string) => `WITH rows AS (
  SELECT key, type, content, json_extract_string(content, '$.messages[*].role') AS roles,
    json_extract_string(content, '$.messages[*].content') AS texts
  FROM read_parquet(${sqlText(file)})
), seen AS (
  SELECT type, coalesce(roles, []) AS roles,
    CASE type WHEN 'chat' THEN texts[-1] WHEN 'prompt-completion' THEN json_extract_string(content, '$.completion') END AS answer,
    CASE type
      WHEN 'chat' THEN coalesce(list_sum(list_transform(texts, text -> length(coalesce(text, '')))), 0)
      WHEN 'prompt-completion' THEN length(json_extract_string(content, '$.prompt')) + length(json_extract_string(content, '$.completion'))
      ELSE length(json_extract_string(content, '$.text')) END::BIGINT AS characters,
    CASE type
      WHEN 'chat' THEN hash(list_slice(roles, 1, -2), list_slice(texts, 1, -2))
      WHEN 'prompt-completion' THEN hash(json_extract_string(content, '$.prompt'))
      ELSE hash(content) END AS prompt,
    type = 'chat' AND json_exists(content, '$.messages[#-1].tool_calls[0]') AS calls,
    type = 'chat' AND (json_exists(content, '$.tools[0]') OR contains(content, '"tool_calls":[{')) AS tools
  FROM rows
)`;

const lengths = (value: string, name: string) => `
  min(${value}) AS ${name}_min, quantile_disc(${value}, 0.5) AS ${name}_median, avg(${value}) AS ${name}_mean,
  quantile_disc(${value}, 0.95) AS ${name}_p95, max(${value}) AS ${name}_max, count(${value}) AS ${name}_rows,
  ${bounds.map((bound, index) => `count(*) FILTER (${value} <= ${bound}) AS ${name}_${index}`).join(", ")}`;

const Whole = z.union([z.int(), z.bigint()]).transform(Number);
const Summary = z.looseObject({ rows: Whole, prompts: Whole, empty_answers: Whole, tools: Whole });
const Turns = z.object({
  turns_min: Whole.nullable(),
  turns_mean: z.number().nullable(),
  turns_max: Whole.nullable(),
});
const Role = z.object({ role: z.string(), messages: Whole });

/** Counts and lengths of one split's rows. Reads the whole file once; a million rows take seconds. */
export async function describeRows({ path }: { readonly path: string }): Promise<SplitStatistics> {
  const file = await realpath(path);
  return withLockedDatabase({ folder: dirname(file), memory, threads }, async (connection) => {
    const [summary] = (
      await connection.runAndReadAll(`${rowsOf(file)} SELECT count(*) AS rows, count(DISTINCT prompt) AS prompts,
        count(*) FILTER (answer IS NOT NULL AND trim(answer) = '' AND NOT calls
          OR type = 'chat' AND answer IS NULL AND NOT calls) AS empty_answers,
        count(*) FILTER (tools OR calls) AS tools,
        min(len(roles)) FILTER (type = 'chat') AS turns_min, avg(len(roles)) FILTER (type = 'chat') AS turns_mean,
        max(len(roles)) FILTER (type = 'chat') AS turns_max,
        ${lengths("characters", "row")}, ${lengths("length(answer)", "answer")} FROM seen`)
    ).getRowObjects();
    const roles = (
      await connection.runAndReadAll(`${rowsOf(file)} SELECT role, count(*) AS messages
        FROM (SELECT unnest(roles) AS role FROM seen) GROUP BY role ORDER BY messages DESC, role`)
    ).getRowObjects();
    const { rows, prompts, empty_answers, tools } = Summary.parse(summary);
    return {
      rows,
      prompts,
      emptyAnswers: empty_answers,
      characters: readLengths(summary, "row"),
      answerCharacters: readLengths(summary, "answer"),
      roles: Object.fromEntries(
        roles.map((row) => Role.parse(row)).map(({ role, messages }) => [role, messages]),
      ),
      turns: readTurns(summary),
      withTools: tools,
    };
  });
}

function readTurns(summary: unknown): SplitStatistics["turns"] {
  const { turns_min, turns_mean, turns_max } = Turns.parse(summary);
  if (turns_min === null || turns_mean === null || turns_max === null) return null;
  return { min: turns_min, mean: round(turns_mean), max: turns_max };
}

function readLengths(summary: unknown, name: string): SplitStatistics["characters"] {
  const figures = z.record(z.string(), z.unknown()).parse(summary);
  const figure = (part: string) => {
    const value = figures[`${name}_${part}`];
    return typeof value === "number" || typeof value === "bigint" ? Number(value) : null;
  };
  const [min, median, mean, p95, max] = ["min", "median", "mean", "p95", "max"].map(figure);
  if (min == null || median == null || mean == null || p95 == null || max == null) return null;
  const last = bounds.findIndex((bound) => bound >= max);
  const shown = bounds.slice(0, last < 0 ? bounds.length : last + 1);
  const upTo = shown.map((_, index) => figure(String(index)) ?? 0);
  const histogram = shown.map((bound, index) => ({
    upTo: bound,
    rows: (upTo[index] ?? 0) - (upTo[index - 1] ?? 0),
  }));
  const longer = (figure("rows") ?? 0) - (upTo.at(-1) ?? 0);
  if (last < 0) histogram.push({ upTo: max, rows: longer });
  return { min, median, mean: round(mean), p95, max, histogram };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
