import type { Answer } from "../../data/operations.ts";

/** The person who is signed in. */
export type User = NonNullable<Answer<"getMe">["user"]>;
