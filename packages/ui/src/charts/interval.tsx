export interface IntervalProps {
  estimate: number;
  low: number;
  high: number;
  format: (value: number) => string;
  /** Which side of zero is the good one. */
  better: "higher" | "lower";
  /** What is estimated: "Difference of right answers". */
  label: string;
  /** Confidence of the interval, 0 to 1. */
  level: number;
}

/** An estimate with its interval, against zero: does it reach across, and how far is it from it? */
export function Interval({ estimate, low, high, format, better, label, level }: IntervalProps) {
  const reach = Math.max(Math.abs(low), Math.abs(high), Math.abs(estimate)) * 1.2 || 1;
  /** 0 to 100 across the drawing, zero in the middle. */
  const place = (value: number) => 50 + (Math.max(-reach, Math.min(reach, value)) / reach) * 48;
  const sure = low > 0 || high < 0;
  const good = better === "higher" ? estimate > 0 : estimate < 0;
  const colour = !sure ? "var(--muted)" : good ? "var(--good)" : "var(--bad)";
  const said = `${label}: ${format(estimate)}, between ${format(low)} and ${format(high)} with ${Math.round(level * 100)} % confidence. ${
    sure ? "Zero lies outside." : "Zero lies inside: it could be chance."
  }`;
  const ends = [better === "higher" ? "worse" : "better", better === "higher" ? "better" : "worse"];
  return (
    <div role="img" aria-label={said} className="min-w-0 max-w-140 text-xs">
      <div aria-hidden>
        <p className="flex justify-between text-faint">
          {ends.map((end) => (
            <span key={end}>{end}</span>
          ))}
        </p>
        <div className="relative h-10">
          <span className="absolute inset-x-0 top-1/2 h-px bg-line forced-colors:border-t" />
          <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong forced-colors:border-l" />
          <span
            className="absolute top-1/2 h-1.5 -translate-y-1/2 border-x-2 opacity-80"
            style={{
              left: `${place(low)}%`,
              width: `${place(high) - place(low)}%`,
              borderColor: colour,
              background: `color-mix(in srgb, ${colour} 35%, transparent)`,
            }}
          />
          <End at={place(low)} colour={colour} />
          <End at={place(high)} colour={colour} />
          <span
            className="absolute top-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface"
            style={{ left: `${place(estimate)}%`, background: colour }}
          />
        </div>
        <div className="relative h-4">
          {textsBelow(place(low), place(high), format(low), format(high)).map(({ at, text, look }) => (
            <span
              key={text}
              className={`absolute -translate-x-1/2 whitespace-nowrap ${look}`}
              style={{ left: `${at}%` }}
            >
              {text}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function End({ at, colour }: { at: number; colour: string }) {
  return (
    <span
      className="absolute top-1/2 h-4 w-0.5 -translate-x-1/2 -translate-y-1/2 forced-colors:border-l-2"
      style={{ left: `${at}%`, background: colour }}
    />
  );
}

/** Both ends, in one text where they stand too close for two, and the zero where it has room. */
function textsBelow(low: number, high: number, lowText: string, highText: string) {
  const look = "text-muted";
  const inside = (at: number, half: number) => Math.min(100 - half, Math.max(half, at));
  const ends =
    high - low > 24
      ? [
          { at: inside(low, 6), text: lowText, look },
          { at: inside(high, 6), text: highText, look },
        ]
      : [{ at: inside((low + high) / 2, 16), text: `${lowText} to ${highText}`, look }];
  const room = ends.length === 1 ? 19 : 9;
  const zero = { at: 50, text: "0", look: "text-faint" };
  return ends.every(({ at }) => Math.abs(at - 50) > room) ? [zero, ...ends] : ends;
}
