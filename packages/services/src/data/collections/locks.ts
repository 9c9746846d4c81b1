import { Timestamp } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const Lock = z.object({ holder: z.string(), expiresAt: Timestamp, cursor: z.string() });
export type Lock = z.infer<typeof Lock>;

/** Leases of duties, such as who leads maintenance. `cursor`: how far the duty's walk is. */
export const locks = collection({ name: "locks", scope: "control", schema: Lock, shapes: {} });
