import { formatNumber } from "../format/format-number.ts";

export interface OutcomeBarProps {
  better: number;
  worse: number;
  same: number;
}

/** Up to this many rows each have a cell of their own; more are drawn as shares. */
const mostCells = 300;

/** Every row that was compared: how many got worse, stayed, got better. */
export function OutcomeBar({ better, worse, same }: OutcomeBarProps) {
  const total = better + worse + same;
  const said = `${formatNumber(worse)} worse, ${formatNumber(same)} the same, ${formatNumber(better)} better, of ${formatNumber(total)}`;
  if (total === 0) return null;
  const parts = [
    { id: "worse", rows: worse, fill: "var(--bad)" },
    // Told apart without colour by its paleness; worse and better stand at either end.
    { id: "same", rows: same, fill: "var(--line-strong)", look: "forced-colors:opacity-25" },
    { id: "better", rows: better, fill: "var(--good)" },
  ];
  let x = 0;
  return (
    <svg
      role="img"
      aria-label={said}
      viewBox={`0 0 ${total} 20`}
      preserveAspectRatio="none"
      className="block h-5 w-full"
    >
      {parts.map(({ id, rows, fill, look }) => {
        const from = x;
        x += rows;
        if (total > mostCells) {
          return rows === 0 ? null : (
            <rect
              key={id}
              x={from}
              y="0"
              width={Math.max(rows, total / 200)}
              height="20"
              fill={fill}
              className={look}
            />
          );
        }
        return Array.from({ length: rows }, (_, at) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a kind are all alike.
            key={`${id}${at}`}
            x={from + at + 0.09}
            y="0"
            width="0.82"
            height="20"
            fill={fill}
            className={look}
          />
        ));
      })}
    </svg>
  );
}
