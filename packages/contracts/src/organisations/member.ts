import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { Role } from "./role.ts";

export const Member = z
  .object({
    userId: idSchema("user"),
    name: z.string(),
    email: z.string().nullable(),
    role: Role,
    joinedAt: Timestamp,
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof Member>;

export const ChangeMember = z.object({ role: Role }).strict().meta({ id: "ChangeMember" });
