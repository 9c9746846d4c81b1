import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const Session = z
  .object({
    id: idSchema("session"),
    current: z.boolean().meta({ description: "The one that asks." }),
    address: z.string().nullable().meta({ description: "Network address that signed in." }),
    userAgent: z.string().nullable(),
    createdAt: Timestamp,
    lastSeenAt: Timestamp.meta({ description: "Within an hour." }),
    expiresAt: Timestamp,
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;
