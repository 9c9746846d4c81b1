import { plant } from "./plant.ts";

/** Any attempt's word is taken for the current one's. */
plant({
  name: "late write accepted",
  file: "/packages/services/src/gateway/fenced.ts",
  edits: [
    {
      from: "if (lease.data.attempt !== attempt || job.data.attempt !== attempt) throw staleAttempt();",
      to: "",
    },
    {
      from: "if (!sameToken(leaseToken, lease.data.token) || !isLeased(job.data.state)) throw staleAttempt();",
      to: "",
    },
  ],
});
