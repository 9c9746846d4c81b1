import type { Timestamp } from "@google-cloud/firestore";
import { type Engine, explained } from "./engine.ts";

/**
 * The store's own time: when Firestore answered this question. Nobody writes the document that it asks for, so that the
 * question never waits and never stands in anybody's way.
 */
export async function readStoreTime(engine: Engine): Promise<Timestamp> {
  const { readTime } = await explained(engine, () => engine.firestore.doc("clock/now").get());
  return readTime;
}
