import type { Detection, Mapping } from "@facet/contracts/datasets/dataset";
import { FacetError } from "@facet/contracts/errors/facet-error";
import type { FileRecord } from "../records/record.ts";
import { refusedRow } from "../records/refusal.ts";

/** The columns without which no row can be made. */
function neededColumns(mapping: Mapping): string[] {
  switch (mapping.type) {
    case "chat":
      return [mapping.messages];
    case "prompt-completion":
      return [mapping.prompt, mapping.completion];
    case "text":
      return [mapping.text];
  }
}

/**
 * The user's mapping, or the detected one. Throws FacetError when there is none, or when it names a column that no
 * record of the sample has. `file` is how the error names the file.
 */
export function chooseMapping(
  given: Mapping | null,
  detection: Detection,
  sample: readonly FileRecord[],
  file: string,
): Mapping {
  const unreadable = sample.find((record) => record.refusal !== null);
  const readable = sample.some((record) => record.refusal === null);
  if (!readable && unreadable?.refusal) {
    const { row, reason, fix } = refusedRow(unreadable.row, unreadable.refusal, "");
    const tried = sample.length === 1 ? "The first record" : `None of the first ${sample.length} records`;
    const detail = `${tried} of ${file} ${sample.length === 1 ? "cannot" : "can"} be read; row ${row}: ${reason}`;
    throw new FacetError("no_usable_rows", detail, { fix });
  }
  if (sample.length === 0) throw new FacetError("empty_file", `There are no records in ${file}.`);
  const mapping = given ?? detection.mapping;
  if (mapping === null)
    throw new FacetError("unknown_format", `In ${file}: ${detection.reason}`, { param: "mapping" });
  const missing = neededColumns(mapping).find(
    (name) => !sample.some(({ fields }) => fields !== null && Object.hasOwn(fields, name)),
  );
  if (missing !== undefined) {
    const shown = detection.columns.slice(0, 20).map(({ name }) => `"${name}"`);
    throw new FacetError(
      "unknown_format",
      `The mapping names the column "${missing}", but ${file} has ${shown.join(", ") || "no columns"}.`,
      { param: "mapping", fix: "Choose among the columns of the file." },
    );
  }
  return mapping;
}
