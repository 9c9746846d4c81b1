import { FacetError } from "@facet/contracts/errors/facet-error";
import { excerptOf } from "../../records/refusal.ts";

const longestName = 200;

function wrong(detail: string, fix: string): FacetError {
  return new FacetError("unreadable_file", detail, { fix });
}

const addHeader = "Put a line with the names of the columns first, such as prompt,completion.";

/** The names of the columns. Throws FacetError where a name is missing, given twice, or looks like data. */
export function checkHeader(cells: readonly string[]): string[] {
  // Pandas writes its index as a first column without a name.
  const names = cells.map((cell, index) =>
    index === 0 && cell.trim() === "" && cells.length > 1 ? "column_1" : cell.trim(),
  );
  names.forEach((name, index) => {
    const place = `Line 1 must name the columns, and cell ${index + 1}`;
    if (name === "") throw wrong(`${place} is empty.`, "Give every column a name.");
    if (name === "__proto__")
      throw wrong(`${place} is "__proto__", which is reserved.`, "Rename the column.");
    if (name.length > longestName) throw wrong(`${place} is a text of ${name.length} characters.`, addHeader);
    if (/^[-+]?\d[\d.,]*$/.test(name)) throw wrong(`${place} is the number ${name}.`, addHeader);
    if (names.indexOf(name) !== index) {
      throw wrong(
        `Line 1 names the column "${excerptOf(name)}" twice.`,
        "Give every column a name of its own.",
      );
    }
  });
  return names;
}
