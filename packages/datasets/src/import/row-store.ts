import { createHash } from "node:crypto";
import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import type { RefusedRow, RowType, SplitName } from "@facet/contracts/datasets/dataset";
import { sqlText } from "../database/locked-database.ts";

export const splitNames = ["train", "validation", "test"] as const satisfies readonly SplitName[];

export interface StoredRow {
  readonly row: number;
  readonly key: string;
  readonly type: RowType;
  readonly content: string;
  /** Of the row's group; see SplitGroup. */
  readonly place: number;
}

/** The rows of an import, until they are written out. */
export interface RowStore {
  addRow(split: SplitName, row: StoredRow): void;
  addRefused(file: "main" | "held-out", row: RefusedRow): void;
  /** No row can be added afterwards. */
  seal(): void;
  /** Rows of each split. */
  count(): Promise<Record<SplitName, number>>;
  /** Groups of one split. */
  countGroups(split: SplitName): Promise<number>;
  /** Moves the group with the smallest or largest place to a split that is empty. */
  moveGroup(from: SplitName, to: SplitName, which: "smallest" | "largest"): Promise<void>;
  contentHash(): Promise<string>;
  /** Writes the three splits and the refused rows as Parquet, in the order of their records. */
  write(folder: string): Promise<void>;
}

/** Small enough that a page of the viewer costs little, large enough to compress well. */
const rowGroupSize = 16_384;
/** Characters after which an appender hands over: left alone it holds 204,800 rows of any length, twice. */
const flushCharacters = 4 * 1024 ** 2;

/** Keeps rows in tables of a database that spills to disk. */
export async function createRowStore(connection: DuckDBConnection): Promise<RowStore> {
  const columns = "row BIGINT, key VARCHAR, type VARCHAR, content VARCHAR, place BIGINT";
  const refusedColumns =
    "row BIGINT, field VARCHAR, code VARCHAR, reason VARCHAR, fix VARCHAR, excerpt VARCHAR";
  const appenders: DuckDBAppender[] = [];
  const open = async (table: string, shape: string): Promise<DuckDBAppender> => {
    await connection.run(`CREATE TABLE ${table} (${shape})`);
    const appender = await connection.createAppender(table);
    appenders.push(appender);
    return appender;
  };
  let waiting = 0;
  const endRow = (appender: DuckDBAppender, characters: number): void => {
    appender.endRow();
    waiting += characters;
    if (waiting < flushCharacters) return;
    waiting = 0;
    for (const each of appenders) each.flushSync();
  };
  const splits = {
    train: await open("train", columns),
    validation: await open("validation", columns),
    test: await open("test", columns),
  };
  const refused = {
    main: await open("refused", refusedColumns),
    "held-out": await open("refused_held_out", refusedColumns),
  };

  async function countOf(query: string): Promise<number> {
    const reader = await connection.runAndReadAll(query);
    return Number(reader.getRows()[0]?.[0] ?? 0);
  }

  async function copy(query: string, file: string): Promise<void> {
    const format = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupSize}`;
    await connection.run(`COPY (${query}) TO ${sqlText(file)} (${format})`);
  }

  return {
    addRow(split, { row, key, type, content, place }) {
      const appender = splits[split];
      appender.appendBigInt(BigInt(row));
      appender.appendVarchar(key);
      appender.appendVarchar(type);
      appender.appendVarchar(content);
      appender.appendBigInt(BigInt(place));
      endRow(appender, content.length);
    },
    addRefused(file, { row, field, code, reason, fix, excerpt }) {
      const appender = refused[file];
      appender.appendBigInt(BigInt(row));
      if (field === null) appender.appendNull();
      else appender.appendVarchar(field);
      for (const text of [code, reason, fix, excerpt]) appender.appendVarchar(text);
      endRow(appender, excerpt.length);
    },
    seal() {
      for (const appender of appenders) appender.closeSync();
    },
    async count() {
      const counts = { train: 0, validation: 0, test: 0 };
      for (const split of splitNames) counts[split] = await countOf(`SELECT count(*)::INTEGER FROM ${split}`);
      return counts;
    },
    countGroups: (split) => countOf(`SELECT count(DISTINCT place)::INTEGER FROM ${split}`),
    async moveGroup(from, to, which) {
      const moved = `place = (SELECT ${which === "smallest" ? "min" : "max"}(place) FROM ${from})`;
      await connection.run(`INSERT INTO ${to} SELECT * FROM ${from} WHERE ${moved} ORDER BY row`);
      await connection.run(`DELETE FROM ${from} WHERE ${moved}`);
    },
    async contentHash() {
      const hash = createHash("sha256");
      for (const split of splitNames) {
        const result = await connection.stream(`SELECT key FROM ${split}`);
        for (
          let chunk = await result.fetchChunk();
          chunk !== null && chunk.rowCount > 0;
          chunk = await result.fetchChunk()
        ) {
          for (const key of chunk.getColumnValues(0)) hash.update(`${split} ${String(key)}\n`);
        }
      }
      return hash.digest("hex");
    },
    async write(folder) {
      for (const split of splitNames) {
        await copy(`SELECT row, key, type, content FROM ${split}`, `${folder}/${split}.parquet`);
      }
      await copy(
        "SELECT * FROM refused UNION ALL SELECT * FROM refused_held_out",
        `${folder}/refused.parquet`,
      );
    },
  };
}
