/** A promise that did not hold. Everything else that is thrown is a fault of the harness itself. */
export class Broken extends Error {
  override readonly name = "Broken";
}

/** Throws `Broken` with the sentence unless it holds. */
export function hold(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Broken(sentence);
}
