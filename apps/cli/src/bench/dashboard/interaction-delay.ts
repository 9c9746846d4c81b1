export interface TimedEvent {
  /** One press, click or key has several events and one id; 0: no interaction at all, such as a hover. */
  readonly interaction: number;
  /** From the input to the next picture, in milliseconds. */
  readonly duration: number;
}

/** What the browser does not report at all lasted less than this. */
const leastReportedMs = 16;
const interactionsPerOutlier = 50;

/**
 * Interaction to next paint as browsers report it: each interaction lasts as long as its longest event, and of every 50
 * interactions the one worst is left out. `interactions`: how many there were, the unreported quick ones among them.
 */
export function interactionDelay(events: readonly TimedEvent[], interactions: number): number {
  const longest = new Map<number, number>();
  for (const { interaction, duration } of events) {
    if (interaction > 0) longest.set(interaction, Math.max(longest.get(interaction) ?? 0, duration));
  }
  const outliers = Math.floor(Math.max(interactions, longest.size) / interactionsPerOutlier);
  return [...longest.values()].sort((a, b) => b - a)[outliers] ?? leastReportedMs;
}
