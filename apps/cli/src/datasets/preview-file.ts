import type { DatasetPreview } from "@facet/sdk/generated/types.gen";
import type { InProject } from "../connection/in-project.ts";
import { formatTable } from "../terminal/table.ts";
import { formatRow } from "./format-row.ts";
import { readMapping } from "./read-choices.ts";
import { sendFile } from "./send-file.ts";

/** What a file would become: detection, columns and first rows. Nothing is kept. */
export async function previewFile(
  work: InProject,
  { file, mapping }: { file: string; mapping: string | undefined },
): Promise<{ preview: DatasetPreview; text: string }> {
  const chosen = readMapping(mapping);
  const upload = await sendFile(work, file);
  const path = { id: upload.id };
  const body = { uploadId: upload.id, mapping: chosen, rows: 5 };
  let preview: DatasetPreview;
  try {
    preview = await work.facet.previewDataset({ body });
  } finally {
    await work.facet.removeUpload({ path }).catch(() => undefined);
  }
  const { detection, rows, refused } = preview;
  const columns = formatTable(detection.columns, [
    { head: "COLUMN", cell: (column) => column.name },
    { head: "TYPE", cell: (column) => column.type },
    { head: "EXAMPLE", cell: (column) => column.examples[0] ?? "", most: 70 },
  ]);
  const head = `${detection.format}, ${detection.type ?? "no known type"} (${detection.confidence}): ${detection.reason}\n`;
  const mapped = detection.mapping === null ? "" : `mapping ${JSON.stringify(detection.mapping)}\n`;
  const bad = refused.map((row) => `row ${row.row} is refused: ${row.reason} ${row.fix}\n`).join("");
  const text = [head + mapped, columns, rows.map((row) => `${formatRow(row)}\n`).join(""), bad]
    .filter((part) => part !== "")
    .join("\n");
  return { preview, text };
}
