import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { sqlText, withLockedDatabase } from "./database/locked-database.ts";

const memory = "512MB";
const threads = 2;

interface CompareRows {
  /** Parquet files with a `key` a row, all in one folder. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface RowChanges {
  readonly added: number;
  readonly removed: number;
  /** In both, whatever their split and order. */
  readonly same: number;
}

const Counts = z.object({ before: z.bigint(), after: z.bigint(), same: z.bigint() });

/** Which rows two versions share, by what they say. A row that was edited counts as one removed and one added. */
export async function compareRows({ before, after }: CompareRows): Promise<RowChanges> {
  const [earlier, later] = await Promise.all(
    [before, after].map((files) => Promise.all(files.map((file) => realpath(file)))),
  );
  const folder = dirname(earlier?.[0] ?? later?.[0] ?? ".");
  const keys = (files: readonly string[] = []) =>
    `SELECT DISTINCT hash(key) AS key FROM read_parquet([${files.map(sqlText).join(", ")}])`;
  return withLockedDatabase({ folder, memory, threads }, async (connection) => {
    const reader = await connection.runAndReadAll(`
      WITH before AS (${keys(earlier)}), after AS (${keys(later)})
      SELECT (SELECT count(*) FROM before) AS before, (SELECT count(*) FROM after) AS after,
        (SELECT count(*) FROM before SEMI JOIN after USING (key)) AS same`);
    const counts = Counts.parse(reader.getRowObjects()[0]);
    const same = Number(counts.same);
    return { added: Number(counts.after) - same, removed: Number(counts.before) - same, same };
  });
}
