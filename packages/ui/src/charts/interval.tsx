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

const width = 400;
const middle = 30;

/** An estimate with its interval, against zero: does it reach across, and how far is it from it? */
export function Interval({ estimate, low, high, format, better, label, level }: IntervalProps) {
  const reach = Math.max(Math.abs(low), Math.abs(high), Math.abs(estimate)) * 1.15 || 1;
  const x = (value: number) =>
    width / 2 + (Math.max(-reach, Math.min(reach, value)) / reach) * (width / 2 - 8);
  const sure = low > 0 || high < 0;
  const good = better === "higher" ? estimate > 0 : estimate < 0;
  const colour = !sure ? "var(--muted)" : good ? "var(--good)" : "var(--bad)";
  const said = `${label}: ${format(estimate)}, between ${format(low)} and ${format(high)} with ${Math.round(level * 100)} % confidence. ${
    sure ? "Zero lies outside." : "Zero lies inside: it could be chance."
  }`;
  return (
    <figure className="m-0 min-w-0">
      <svg
        role="img"
        aria-label={said}
        viewBox={`0 0 ${width} 62`}
        className="block h-auto w-full max-w-140 font-sans"
      >
        <text x="0" y="10" className="fill-faint text-xs">
          {better === "higher" ? "worse" : "better"}
        </text>
        <text x={width} y="10" textAnchor="end" className="fill-faint text-xs">
          {better === "higher" ? "better" : "worse"}
        </text>
        <line x1="0" x2={width} y1={middle} y2={middle} stroke="var(--line)" />
        <line x1={width / 2} x2={width / 2} y1="4" y2="44" stroke="var(--line-strong)" />
        <text x={width / 2} y="58" textAnchor="middle" className="fill-faint text-xs">
          0
        </text>
        <line
          x1={x(low)}
          x2={x(high)}
          y1={middle}
          y2={middle}
          stroke={colour}
          strokeWidth="6"
          strokeOpacity="0.3"
        />
        <path d={`M${x(low)} 23v14M${x(high)} 23v14`} stroke={colour} strokeWidth="2" />
        <circle cx={x(estimate)} cy={middle} r="5.5" fill={colour} stroke="var(--surface)" strokeWidth="2" />
        <Ends low={x(low)} high={x(high)} lowText={format(low)} highText={format(high)} />
      </svg>
    </figure>
  );
}

interface EndsProps {
  low: number;
  high: number;
  lowText: string;
  highText: string;
}

/** Both ends; in one text where they stand too close for two. */
function Ends({ low, high, lowText, highText }: EndsProps) {
  const inside = (x: number, half: number) => Math.min(width - half, Math.max(half, x));
  const clear = (x: number, half: number) => Math.abs(x - width / 2) > half + 6;
  const texts =
    high - low > 70
      ? [
          { x: inside(low, 18), text: lowText, half: 18 },
          { x: inside(high, 18), text: highText, half: 18 },
        ]
      : [{ x: inside((low + high) / 2, 44), text: `${lowText} to ${highText}`, half: 44 }];
  return texts
    .filter(({ x, half }) => clear(x, half))
    .map(({ x, text }) => (
      <text key={text} x={x} y="58" textAnchor="middle" className="fill-muted text-xs">
        {text}
      </text>
    ));
}
