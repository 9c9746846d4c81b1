import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { Name } from "../names.ts";

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

/** A count ends here: more are not told apart. */
export const mostCounted = 100;
const Counted = z.int().min(0).max(mostCounted);

export const ProjectCounts = z
  .object({ datasets: Counted, fineTunes: Counted, models: Counted, evaluations: Counted })
  .meta({
    id: "ProjectCounts",
    description: `Counted up to ${mostCounted}, which stands for that many or more.`,
  });
export type ProjectCounts = z.infer<typeof ProjectCounts>;

export const CreateProject = z
  .object({ name: Name, description: z.string().max(2000).default("") })
  .strict()
  .meta({ id: "CreateProject" });
export const UpdateProject = z
  .object({
    name: Name.optional(),
    description: z.string().max(2000).optional(),
  })
  .strict()
  .meta({ id: "UpdateProject" });
