import type { Answer } from "../../data/operations.ts";

export type Member = Answer<"listMembers">["data"][number];
