export type Point = [step: number, value: number];

/** At most `maxPoints` of a curve: the smallest and the largest of each stretch, so that no spike is lost; both ends stay. */
export function decimate(points: readonly Point[], maxPoints: number): Point[] {
  if (points.length <= maxPoints) return [...points];
  const stretches = Math.max(1, Math.floor((maxPoints - 2) / 2));
  const inner = points.slice(1, -1);
  const kept = Array.from({ length: stretches }, (_, index) => {
    const from = Math.floor((index * inner.length) / stretches);
    return extremes(inner.slice(from, Math.floor(((index + 1) * inner.length) / stretches)));
  });
  return [...points.slice(0, 1), ...kept.flat(), ...points.slice(-1)];
}

function extremes(stretch: readonly Point[]): Point[] {
  const [first] = stretch;
  if (first === undefined) return [];
  let [low, high] = [first, first];
  for (const point of stretch) {
    if (point[1] < low[1]) low = point;
    if (point[1] > high[1]) high = point;
  }
  if (low === high) return [low];
  return low[0] < high[0] ? [low, high] : [high, low];
}
