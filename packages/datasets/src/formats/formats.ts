import type { FileFormat } from "@facet/contracts/datasets/dataset";
import { detectCsv } from "./csv/detect.ts";
import { readCsv } from "./csv/read.ts";
import type { DatasetFormat } from "./format.ts";
import { detectJson } from "./json/detect.ts";
import { readJson } from "./json/read.ts";
import { detectJsonl } from "./jsonl/detect.ts";
import { readJsonl } from "./jsonl/read.ts";

/** In the order in which a file is tried: nearly any text could be CSV. */
export const formats: Readonly<Record<FileFormat, DatasetFormat>> = {
  jsonl: { detect: detectJsonl, read: readJsonl },
  json: { detect: detectJson, read: readJson },
  csv: { detect: detectCsv, read: readCsv },
};
