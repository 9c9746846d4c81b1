import { formatDuration } from "@facet/ui/format/format-duration";
import { language } from "@facet/ui/format/language";
import { usageWords } from "../../words/usage.ts";
import type { Day } from "./day-list.ts";

const words = usageWords.days;
const minuteMs = 60_000;
const width = 1000;
const dayName = new Intl.DateTimeFormat(language, { timeZone: "UTC", day: "numeric", month: "short" });
const shown = (day: string) => dayName.format(new Date(day));

/** Machine time of each day; the same as a table for who does not see it. */
export function DayBars({ days }: { days: readonly Day[] }) {
  const most = days.reduce<Day | undefined>(
    (top, one) => (one.minutes > (top?.minutes ?? 0) ? one : top),
    undefined,
  );
  const each = width / Math.max(1, days.length);
  const title =
    most === undefined ? words.none : words.finding(formatDuration(most.minutes * minuteMs), shown(most.day));
  const [first, last] = [days[0], days.at(-1)];
  const middle = days[Math.floor(days.length / 2)];
  return (
    <figure aria-label={title} className="m-0 min-w-0 rounded-lg border border-line bg-surface">
      <figcaption className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-4 py-2">
        <h2 className="font-semibold">{title}</h2>
        <span className="text-muted text-sm">{words.aside}</span>
      </figcaption>
      <div className="px-4 pt-4 pb-3" aria-hidden>
        <svg viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" className="h-32 w-full">
          <title>{title}</title>
          {[0, 50, 100].map((y) => (
            <line
              key={y}
              x1="0"
              x2={width}
              y1={y}
              y2={y}
              stroke="var(--grid)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {days.map(({ day, minutes }, index) => (
            <rect
              key={day}
              x={index * each + each * 0.1}
              width={Math.min(each * 0.8, 60)}
              y={100 - barHeight(minutes, most?.minutes ?? 0)}
              height={barHeight(minutes, most?.minutes ?? 0)}
              fill="var(--s1)"
            >
              <title>{`${shown(day)}: ${formatDuration(minutes * minuteMs)}`}</title>
            </rect>
          ))}
        </svg>
        <p className="mt-1 flex justify-between text-faint text-xs">
          {first !== undefined && <span>{shown(first.day)}</span>}
          {days.length > 2 && middle !== undefined && <span>{shown(middle.day)}</span>}
          {days.length > 1 && last !== undefined && <span>{shown(last.day)}</span>}
        </p>
      </div>
      <DayTable days={days.filter(({ minutes }) => minutes > 0)} />
    </figure>
  );
}

/** A day on which something ran can always be seen. */
function barHeight(minutes: number, most: number): number {
  return minutes === 0 ? 0 : Math.max(1.5, (minutes / most) * 100);
}

function DayTable({ days }: { days: readonly Day[] }) {
  return (
    <table className="sr-only">
      <caption>{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">{words.time}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, minutes }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            <td>{formatDuration(minutes * minuteMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
