/** How a row's outcome is drawn as a badge. */
export const outcomeLooks = {
  better: { tone: "good", shape: "up" },
  worse: { tone: "bad", shape: "down" },
  same: { tone: "idle", shape: null },
} as const;
