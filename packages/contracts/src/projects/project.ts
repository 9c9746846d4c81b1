import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const Project = z
  .object({
    id: idSchema("project"),
    orgId: idSchema("organisation"),
    name: z.string().min(1).max(100),
    description: z.string().max(2000),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  })
  .meta({ id: "Project" });
export type Project = z.infer<typeof Project>;

export const CreateProject = z
  .object({ name: z.string().trim().min(1).max(100), description: z.string().max(2000).default("") })
  .strict()
  .meta({ id: "CreateProject" });
export const UpdateProject = z
  .object({
    name: z.string().trim().min(1).max(100).optional(),
    description: z.string().max(2000).optional(),
  })
  .strict()
  .meta({ id: "UpdateProject" });
