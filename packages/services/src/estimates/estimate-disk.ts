import type { ModelShape } from "@facet/contracts/base-models/base-model";
import type { ResolvedKnobs } from "@facet/contracts/training/knobs/all-knobs";
import { trainedParameters } from "./estimate-memory.ts";

/** Cached base (2), merged in fp32 while exporting (4), merged as saved (2), F16 (2), Q8_0 (1), and each once more as a blob. */
const exportBytesPerParameter = 20;
/** A trained weight in fp32 and its two Adam moments. */
const checkpointBytesPerParameter = 12;
/** The last two and the best are kept, and the newest lies on the runner's disk too. */
const checkpoints = 4;

/** Bytes a run with all its exports takes on disk while it works. */
export function estimateDisk({ shape, knobs }: { shape: ModelShape | null; knobs: ResolvedKnobs }): number {
  if (shape === null) return 0;
  return (
    shape.parameters * exportBytesPerParameter +
    trainedParameters(shape, knobs) * checkpointBytesPerParameter * checkpoints
  );
}
