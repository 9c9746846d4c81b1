import type { SplitName, Splits } from "@facet/contracts/datasets/dataset";
import { places } from "./split-group.ts";

/**
 * The split of a group, from its place alone. Test is cut from one end and validation from the other, so that changing
 * one share moves no row into or out of the other.
 */
export function chooseSplit(place: number, splits: Splits): SplitName {
  const share = place / places;
  if (share < splits.test) return "test";
  return share >= 1 - splits.validation ? "validation" : "train";
}
