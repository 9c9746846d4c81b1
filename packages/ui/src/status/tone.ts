/** The only meanings a colour has. Idle is the absence of one. */
export type Tone = "running" | "good" | "warning" | "bad" | "idle";

export const toneText: Readonly<Record<Tone, string>> = {
  running: "text-running",
  good: "text-good",
  warning: "text-warning",
  bad: "text-bad",
  idle: "text-muted",
};
export const toneSoft: Readonly<Record<Tone, string>> = {
  running: "bg-running-soft",
  good: "bg-good-soft",
  warning: "bg-warning-soft",
  bad: "bg-bad-soft",
  idle: "bg-sunken",
};
