import { plant } from "./plant.ts";

/** A claim that does not look whether another has just had it: what compare-and-set is for. */
plant({
  name: "claim without compare-and-set",
  file: "/packages/services/src/gateway/claim-job.ts",
  edits: [
    {
      from: "const job = (await work.get(jobs, jobId))?.data;",
      to: 'const held = (await work.get(jobs, jobId))?.data; const job = held?.state === "starting" ? { ...held, state: "queued" } : held;',
    },
    { from: 'row?.data.state !== "runnable" ||', to: "row === undefined ||" },
    { from: "if (await isTaken(work, jobId)) return undefined;", to: "" },
  ],
});
