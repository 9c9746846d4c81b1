import {
  isActive,
  isFinal,
  isLeased,
  JobState,
  jobMoves,
  mayBeCancelled,
  mayBeClaimed,
  mayBePaused,
} from "../../packages/contracts/src/jobs/job-state.ts";

const meanings: Readonly<Record<JobState, string>> = {
  queued: "waits for a runner, or for a job it depends on; `waiting` says which",
  starting: "a runner has it and is getting ready",
  running: "the work goes on",
  finalizing: "the work is done; files are being checked and registered",
  recovering: "an attempt was lost or failed and another will follow, perhaps after a back-off",
  pausing: "told to pause; a checkpoint is written first",
  paused: "rests without a runner, at its newest checkpoint or before it began",
  cancelling: "told to cancel; the process is being ended",
  succeeded: "done; its result is registered",
  failed: "ended with an error that names cause and fix",
  cancelled: "cancelled, or a job it depended on did not succeed",
  expired: "waited longer than the queue allows",
};

/** The table of moves, drawn and written out. */
export function jobStatesPage(): string {
  const states = JobState.options;
  const moves = states.flatMap((from) =>
    Object.entries(jobMoves[from]).map(([to, movers]) => ({ from, to, movers: movers.join(", ") })),
  );
  const diagram = [
    "```mermaid",
    "stateDiagram-v2",
    "  [*] --> queued",
    ...moves
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, movers }) => `  ${from} --> ${to}: ${movers}`),
    ...states.filter(isFinal).map((state) => `  ${state} --> [*]`),
    "```",
  ];
  const mark = (yes: boolean) => (yes ? "yes" : "");
  const facts = states.map((state) =>
    [
      `\`${state}\``,
      meanings[state],
      isActive(state),
      isLeased(state),
      mayBeClaimed(state),
      mayBePaused(state),
      mayBeCancelled(state),
      isFinal(state),
    ]
      .map((cell) => (typeof cell === "boolean" ? mark(cell) : cell))
      .join(" | "),
  );
  return [
    "# Job states",
    "A job moves only along this table (`packages/contracts/src/jobs/job-state.ts`). Every move is an event of type `state` in the job's story. The last six columns are the questions that code asks of a state.",
    [
      "| state | meaning | active | leased | may be claimed | may be paused | may be cancelled | final |",
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
      ...facts.map((row) => `| ${row} |`),
    ].join("\n"),
    diagram.join("\n"),
    "## Moves",
    "`api` is a request, `gateway` the door of runners when one claims work, `runner` the runner that holds the lease, `sweeper` the platform's own round, which acts when a runner is lost.",
    [
      "| from | to | who |",
      "| --- | --- | --- |",
      ...moves.map(({ from, to, movers }) => `| \`${from}\` | \`${to}\` | ${movers} |`),
    ].join("\n"),
  ].join("\n\n");
}
