import { plant } from "./plant.ts";

/** What was finalised succeeds, though it was cancelled meanwhile. */
plant({
  name: "success after cancel",
  file: "/packages/services/src/gateway/complete.ts",
  edits: [
    {
      from: "return fenced(ctx, input, async ({ work, job }) => {\n      refuseCancelled(job);",
      to: 'return fenced(ctx, input, async ({ work, job: seen }) => {\n      const job = seen.state === "cancelling" ? { ...seen, state: "finalizing" } : seen;',
    },
  ],
});
