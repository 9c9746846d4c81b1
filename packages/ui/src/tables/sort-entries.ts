import { createSortedRowModel, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import { language } from "../format/language.ts";

/** A row of the caller's, whatever its shape, as the table library wants it. */
export interface Entry<Row> {
  row: Row;
}

const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });

export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return collator.compare(String(left), String(right));
}

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
export type Features = typeof features;
