import type { Estimate } from "@facet/sdk/generated/types.gen";
import { formatBytes, formatCount, formatDuration } from "../terminal/format.ts";
import { formatPairs } from "../terminal/pairs.ts";

/** The preflight as text: what is needed, what it rests on, and what speaks against it. */
export function formatEstimate({
  fits,
  memoryBytes,
  availableBytes,
  steps,
  tokens,
  trainingSeconds,
  diskBytes,
  restsOn,
  findings,
}: Estimate): string {
  const fit = fits === null ? "no runner to compare with" : fits ? "fits" : "does not fit";
  const available = availableBytes === null ? "" : ` of ${formatBytes(availableBytes)}`;
  return [
    formatPairs([
      ["Memory", `${formatBytes(memoryBytes.low)} to ${formatBytes(memoryBytes.high)}${available}: ${fit}`],
      ["Work", `${formatCount(steps)} steps, ${formatCount(tokens)} tokens`],
      [
        "Time",
        trainingSeconds === null
          ? "not known yet on this machine"
          : `${formatDuration(trainingSeconds.low)} to ${formatDuration(trainingSeconds.high)}`,
      ],
      ["Disk", formatBytes(diskBytes)],
    ]),
    ...restsOn.map((sentence) => `  - ${sentence}\n`),
    ...findings.map(({ level, message, fix }) => `${level}: ${message}${fix === null ? "" : ` ${fix}`}\n`),
  ].join("");
}
