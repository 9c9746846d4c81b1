import { createHash } from "node:crypto";
import type { CanonicalRow } from "@facet/contracts/datasets/dataset";
import { PreparationSettings } from "@facet/contracts/preparations/preparation";
import { writeParquet } from "@facet/datasets/write-parquet";
import { z } from "zod";
import { playCode } from "./play-code.ts";
import { type PreparedRow, prepareRow, trainedTokens } from "./prepare-row.ts";
import { readAllRows } from "./read-all-rows.ts";
import { asResult, type Rehearse } from "./rehearsal.ts";
import { splitStats } from "./split-stats.ts";
import { questionOf, turnsOf } from "./turns-of.ts";
import { chooseWatched, watchFile } from "./watched-prompt.ts";
import { writeFolder } from "./write-folder.ts";

const Rows = z.object({ train: z.string(), validation: z.string() });

const columns = {
  row: "BIGINT",
  key: "VARCHAR",
  input_ids: "INTEGER[]",
  labels: "INTEGER[]",
  document: "INTEGER",
  tokens: "INTEGER",
  trained_tokens: "INTEGER",
  cut_tokens: "INTEGER",
  dropped: "VARCHAR",
};

interface Seen {
  readonly row: CanonicalRow;
  readonly prepared: PreparedRow;
}

/** Rows as a model of 256 words would see them, in the very files that the real engine writes. */
export const rehearsePrepare: Rehearse = async (rehearsal) => {
  const { request, events } = rehearsal;
  events.write({ type: "phase", phase: "prepare", label: "rehearsing the preparation" });
  const settings = PreparationSettings.parse(request.config);
  const files = Rows.parse(request.inputs.rows);
  const see = async (path: string): Promise<Seen[]> =>
    (await readAllRows(path)).map((row) => ({ row, prepared: prepareRow(turnsOf(row), settings) }));
  const [train, validation] = [await see(files.train), await see(files.validation)];
  const total = train.length + validation.length;
  events.write({ type: "progress", done: total, total, unit: "rows" });

  const stats = {
    key: createHash("sha256").update(JSON.stringify(request.config)).digest("hex"),
    train: splitStats(train.map(({ prepared }) => prepared)),
    validation: splitStats(validation.map(({ prepared }) => prepared)),
    template: { sha256: null, source: "rehearsal", addsDefaultSystem: false },
    suggestedMetric: { metric: "exact_match", reason: "A rehearsal compares by exact match." },
    warnings: [],
  };
  if (stats.train.rows === 0) await playCode(rehearsal, "no_usable_rows", 0);
  if (stats.train.kept === 0) {
    const tooLong = stats.train.dropReasons.too_long === stats.train.rows;
    await playCode(rehearsal, tooLong ? "rows_too_long" : "zero_trainable_tokens", 0);
  }
  const watched = chooseWatched(
    validation
      .filter(({ prepared }) => prepared.dropped === null && prepared.cut === 0)
      .map(({ row }) => ({ key: row.key, question: questionOf(turnsOf(row)) })),
  );
  const written = await writeFolder(request.outputDir, "prepared", {
    "train.parquet": (path) => writeParquet({ path, columns, rows: records(train) }),
    "validation.parquet": (path) => writeParquet({ path, columns, rows: records(validation) }),
    [watchFile]: JSON.stringify(watched),
    "stats.json": JSON.stringify(stats),
  });
  events.write({
    type: "artifact",
    name: "prepared",
    kind: "prepared",
    path: "prepared",
    files: written,
    details: {},
  });
  return asResult(stats);
};

function records(seen: readonly Seen[]) {
  let document = 0;
  return seen.map(({ row, prepared }) => ({
    row: row.row,
    key: row.key,
    input_ids: prepared.ids,
    labels: prepared.labels,
    document: prepared.dropped === null ? document++ : null,
    tokens: prepared.length - prepared.cut,
    trained_tokens: trainedTokens(prepared),
    cut_tokens: prepared.cut,
    dropped: prepared.dropped,
  }));
}
