import { type ChartPoint, createSeries, type Series } from "../charts/points/series.ts";

/** Numbers that look random and are the same in every picture (Park-Miller). */
export function seededNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  };
}

/** Training loss as a small adapter run shows it, one figure a step. */
export function lossPoints(steps: number, seed = 7): ChartPoint[] {
  const noise = seededNoise(seed);
  return Array.from({ length: steps }, (_, at) => {
    const step = at + 1;
    const trend = 0.72 + 1.6 * Math.exp(-step / (steps * 0.22 + 30));
    const spike = step % 997 === 0 ? 0.9 : 0;
    return { step, value: trend + noise() * 0.28 + spike, epoch: step / 485, seconds: step * 1.09 };
  });
}

/** Loss on validation rows at every checkpoint. */
export function validationPoints(every: number, until: number): ChartPoint[] {
  const values = [2.2, 1.36, 0.99, 0.86, 0.82, 0.83, 0.85, 0.9];
  return Array.from({ length: Math.floor(until / every) + 1 }, (_, at) => ({
    step: at * every,
    value: values[at] ?? 0.9 + at * 0.01,
    epoch: (at * every) / 485,
    seconds: at * every * 1.09,
  }));
}

export function brokenLoss(): Series {
  const points = lossPoints(240, 3).map((point) =>
    point.step > 60 && point.step < 95 ? { ...point, value: null } : point,
  );
  const exploding = points.map((point) =>
    point.step > 200
      ? { ...point, value: point.step > 226 ? Number.NaN : 0.9 + (point.step - 200) ** 2 / 90 }
      : point,
  );
  return createSeries(exploding.slice(0, 231));
}
