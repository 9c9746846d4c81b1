import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const User = z
  .object({
    id: idSchema("user"),
    name: z.string(),
    email: z.string().nullable().meta({ description: "Null until the owner of this machine gives one." }),
    hasPassword: z.boolean(),
    totp: z.boolean().meta({ description: "Whether signing in asks for a code besides." }),
    createdAt: Timestamp,
  })
  .meta({ id: "User" });
export type User = z.infer<typeof User>;
