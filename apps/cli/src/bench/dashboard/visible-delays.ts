export interface StepTime {
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * For each step that was written while somebody watched: how long until the page showed it or a later one, in
 * milliseconds. Steps of the time before the first picture were not waited for, and the last ones may not have come yet.
 */
export function visibleDelays(written: readonly StepTime[], shown: readonly StepTime[]): number[] {
  const pictures = shown.toSorted((a, b) => a.at - b.at);
  const [first] = pictures;
  if (first === undefined) return [];
  return written
    .filter(({ step, at }) => step > first.step && at >= first.at)
    .flatMap(({ step, at }) => {
      const picture = pictures.find((one) => one.step >= step);
      return picture === undefined ? [] : [picture.at - at];
    });
}
