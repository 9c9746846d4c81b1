import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";

export const Organisation = z
  .object({ id: idSchema("organisation"), name: z.string().min(1).max(100), createdAt: Timestamp })
  .meta({ id: "Organisation" });
export type Organisation = z.infer<typeof Organisation>;
