import type { Answer } from "../../data/operations.ts";

export type Usage = Answer<"getUsage">;
