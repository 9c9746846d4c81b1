import { z } from "zod";
import { jobStates } from "./job-moves.ts";

// Apart from the schema, so that a browser can ask about a state without bringing zod.
export {
  isActive,
  isFinal,
  isLeased,
  jobMoves,
  type Mover,
  mayBeCancelled,
  mayBeClaimed,
  mayBePaused,
  mayMove,
} from "./job-moves.ts";

export const JobState = z.enum(jobStates);
export type JobState = z.infer<typeof JobState>;
