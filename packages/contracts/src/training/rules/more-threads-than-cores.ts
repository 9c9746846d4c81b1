import type { Rule } from "./rule.ts";

/** Threads that wait for each other's core make every step slower. */
export const moreThreadsThanCores: Rule = ({ threads }, { device }) => {
  const cores = device?.cores;
  if (threads === "auto" || cores === undefined || threads <= cores) return undefined;
  return {
    code: "more_threads_than_cores",
    level: "warning",
    knobs: ["threads"],
    sentence: `${threads} threads on ${cores} cores take turns, which is slower than ${cores}.`,
    fix: { sentence: "Let the runner decide", set: { threads: "auto" } },
  };
};
