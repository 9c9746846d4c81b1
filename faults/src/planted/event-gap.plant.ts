import { plant } from "./plant.ts";

/** Now and then a number is left out between two batches of events. */
plant({
  name: "event gap",
  file: "/packages/services/src/events/event-log.ts",
  edits: [
    {
      from: "const firstSeq = tail.lastSeq + 1;",
      to: "const firstSeq = tail.lastSeq + (tail.lastSeq > 8 && tail.lastSeq % 3 === 0 ? 2 : 1);",
    },
    {
      from: "tail = group.reduce(advance, tail);",
      to: "tail = group.reduce(advance, { ...tail, lastSeq: firstSeq - 1 });",
    },
  ],
});
