import { formatDuration } from "../format/format-duration.ts";
import { KeyValues } from "../layout/key-values.tsx";
import { Bytes } from "../values/bytes.tsx";
import { FixedClock } from "../values/clock.tsx";
import { Duration } from "../values/duration.tsx";
import { Num } from "../values/num.tsx";
import { Percent } from "../values/percent.tsx";
import { Range } from "../values/range.tsx";
import { Time } from "../values/time.tsx";
import type { Story } from "./story.ts";

const now = Date.UTC(2026, 10, 23, 15, 57, 3);
const minute = 60_000;

export const stories: readonly Story[] = [
  {
    name: "Num",
    render: () => (
      <KeyValues
        items={[
          { label: "Rows", value: <Num value={1940} /> },
          { label: "Loss", value: <Num value={0.8437} digits={2} /> },
          { label: "Learning rate", value: <Num value={0.00012} /> },
          { label: "Tokens, short", value: <Num value={412380} compact /> },
          { label: "Difference", value: <Num value={-1.4} signed unit="points" /> },
          { label: "Speed", value: <Num value={1486} unit="tokens/s" /> },
          { label: "Not a number", value: <Num value={Number.NaN} /> },
          { label: "Missing", value: <Num value={null} /> },
        ]}
      />
    ),
  },
  {
    name: "Bytes, Percent, Range",
    render: () => (
      <KeyValues
        items={[
          { label: "Size", value: <Bytes value={1_070_000_000} /> },
          { label: "More memory", value: <Bytes value={900_000_000} signed /> },
          { label: "Right", value: <Percent share={0.381} /> },
          { label: "Forgetting", value: <Percent share={-0.014} signed /> },
          {
            label: "Time",
            value: (
              <Range low={18 * minute} high={25 * minute} likely={21 * minute} format={formatDuration} />
            ),
          },
        ]}
      />
    ),
  },
  {
    name: "Time and Duration",
    render: () => (
      <FixedClock atMs={now}>
        <KeyValues
          items={[
            { label: "Now", value: <Time at={now} /> },
            { label: "Seconds", value: <Time at={now - 12_000} /> },
            { label: "Minutes", value: <Time at={now - 14 * minute} /> },
            { label: "Ahead", value: <Time at={now + 3 * 60 * minute} /> },
            { label: "Long ago", value: <Time at={now - 90 * 24 * 60 * minute} /> },
            { label: "Exact", value: <Time at={now} exact /> },
            { label: "Never", value: <Time at={null} /> },
            { label: "Took", value: <Duration ms={134 * minute} /> },
            { label: "Runs for", value: <Duration since={now - 730_000} /> },
          ]}
        />
      </FixedClock>
    ),
  },
];
