const dayMs = 86_400_000;

export interface Day {
  /** `2026-11-23`, in UTC. */
  readonly day: string;
  readonly minutes: number;
}

/** Every UTC day of a span, those without work too. */
export function dayList(from: string, to: string, worked: readonly Day[]): Day[] {
  const minutes = new Map(worked.map((one) => [one.day, one.minutes]));
  const first = Math.floor(Date.parse(from) / dayMs);
  const last = Math.floor((Date.parse(to) - 1) / dayMs);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const day = new Date((first + index) * dayMs).toISOString().slice(0, 10);
    return { day, minutes: minutes.get(day) ?? 0 };
  });
}
