import { mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import type { Mapping, Splits } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { databaseError } from "./database/database-error.ts";
import { withLockedDatabase } from "./database/locked-database.ts";
import { detectDataset } from "./detect-dataset.ts";
import { countProgress } from "./import/count-progress.ts";
import { describeFiles } from "./import/describe-files.ts";
import type { ImportProgress, ImportResult } from "./import/import-result.ts";
import type { ImportedRows, ImportState } from "./import/import-rows.ts";
import { importRows } from "./import/import-rows.ts";
import { readFile } from "./import/read-file.ts";
import type { RowStore } from "./import/row-store.ts";
import { createRowStore } from "./import/row-store.ts";
import { describeNotes, summarise } from "./import/summarise.ts";
import type { ImportLimits } from "./limits.ts";
import { defaultLimits } from "./limits.ts";
import { chooseMapping } from "./mapping/choose-mapping.ts";
import { balanceSplits } from "./split/balance-splits.ts";
import { createHashSet } from "./split/hash-set.ts";

export interface ImportOptions {
  /** Path of the uploaded file. Its name says nothing: the format is found from the bytes. */
  readonly file: string;
  /** Path of a file that becomes the test split. */
  readonly heldOutFile?: string | null;
  /** Null: as detected. */
  readonly mapping: Mapping | null;
  readonly splits: Splits;
  /** Made by the import; must not exist, or be empty. Until then the work lies in `<outputDir>.partial`. */
  readonly outputDir: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  readonly limits?: ImportLimits;
}

/**
 * Turns an uploaded file into Parquet files of canonical rows, one a split, and one of refused rows. Every record is
 * kept, counted as a duplicate, or refused with its reason. Throws FacetError, and then leaves nothing behind.
 */
export async function importDataset(options: ImportOptions): Promise<ImportResult> {
  const { outputDir, signal, limits = defaultLimits } = options;
  const building = `${outputDir}.partial`;
  try {
    await rm(building, { recursive: true, force: true });
    await mkdir(building, { recursive: true, mode: 0o700 });
    const folder = await realpath(building);
    const database = { folder, memory: limits.databaseMemory, threads: limits.threads, signal };
    const result = await withLockedDatabase(database, async (connection) =>
      build(await createRowStore(connection), folder, { ...options, limits }),
    );
    await rm(`${building}/spill`, { recursive: true, force: true });
    await settle(building);
    if (signal?.aborted === true) throw new FacetError("cancelled", "The import was cancelled.");
    await rename(building, outputDir);
    return result;
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw databaseError(error, signal);
  }
}

/** The files are on the disk before their folder gets its name. */
async function settle(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = await open(`${folder}/${name}`);
    await file.sync();
    await file.close();
  }
}

async function build(
  store: RowStore,
  folder: string,
  options: ImportOptions & { readonly limits: ImportLimits },
): Promise<ImportResult> {
  const { file, splits, limits } = options;
  const heldOutFile = options.heldOutFile ?? null;
  const totalBytes = await sizeOf([file, ...(heldOutFile === null ? [] : [heldOutFile])], limits);
  const { detection, layout, sample } = await detectDataset(readFile(file), { limits });
  const mapping = chooseMapping(options.mapping, detection, sample, "the file");

  const state: ImportState = {
    store,
    mapping,
    splits,
    limits,
    heldOutGroups: createHashSet(),
    notes: new Map(),
    advance: countProgress(totalBytes, options.onProgress),
    signal: options.signal,
  };
  let heldOut: ImportedRows | null = null;
  if (heldOutFile !== null) {
    const detected = await detectDataset(readFile(heldOutFile), { limits });
    chooseMapping(mapping, detected.detection, detected.sample, "the held-out file");
    heldOut = await importRows(heldOutFile, "held-out", detected.layout, state);
    if (heldOut.kept === 0) throw heldOut.refused.noUsableRows("the held-out file");
  }
  const main = await importRows(file, "main", layout, state);
  if (main.kept === 0) throw main.refused.noUsableRows("the file");

  store.seal();
  await balanceSplits(store, splits, heldOut !== null);
  await store.write(folder);
  return {
    ...(await summarise(store, detection, mapping, main, heldOut)),
    notes: describeNotes(state.notes),
    contentHash: await store.contentHash(),
    files: await describeFiles(folder),
  };
}

async function sizeOf(files: readonly string[], limits: ImportLimits): Promise<number> {
  let total = 0;
  for (const file of files) {
    const { size } = await stat(file);
    if (size > limits.fileBytes) {
      const detail = `The file has ${size} bytes; ${limits.fileBytes} are allowed.`;
      throw new FacetError("unreadable_file", detail, { fix: "Split the file." });
    }
    total += size;
  }
  return total;
}
