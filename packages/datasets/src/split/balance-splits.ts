import type { Splits } from "@facet/contracts/datasets/dataset";
import type { RowStore } from "../import/row-store.ts";

/** Below this many rows an empty split is no surprise. */
const enoughRows = 10;

/**
 * Fills a split that chance left empty in a small set with the group that stands nearest to it: training must have
 * rows, and from ten rows on every split that was asked for has some. Moves whole groups only.
 */
export async function balanceSplits(store: RowStore, splits: Splits, hasHeldOut: boolean): Promise<void> {
  const counts = await store.count();
  if (counts.train === 0) {
    const fromTest = !hasHeldOut && counts.test >= counts.validation && counts.test > 0;
    if (fromTest) await store.moveGroup("test", "train", "largest");
    else if (counts.validation > 0) await store.moveGroup("validation", "train", "smallest");
  }
  if (counts.train + counts.validation + (hasHeldOut ? 0 : counts.test) < enoughRows) return;
  const canGive = async (): Promise<boolean> => (await store.countGroups("train")) > 1;
  const { validation, test } = await store.count();
  if (validation === 0 && splits.validation > 0 && (await canGive())) {
    await store.moveGroup("train", "validation", "largest");
  }
  if (test === 0 && splits.test > 0 && !hasHeldOut && (await canGive())) {
    await store.moveGroup("train", "test", "smallest");
  }
}
