import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { Name } from "../names.ts";
import { Scope } from "./scope.ts";

export const ApiKey = z
  .object({
    id: idSchema("apiKey"),
    orgId: idSchema("organisation"),
    projectId: idSchema("project")
      .nullable()
      .meta({ description: "Null: every project of the organisation." }),
    name: z.string().min(1).max(100),
    start: z.string().meta({ description: "First characters of the key, enough to recognise it." }),
    scopes: z.array(Scope),
    createdAt: Timestamp,
    expiresAt: Timestamp.nullable(),
    revokedAt: Timestamp.nullable(),
    createdBy: idSchema("user").nullable().meta({
      description: "Who made it: the key may do no more than this person may now. Null: the machine's owner.",
    }),
    lastUsedAt: Timestamp.nullable().meta({ description: "Within an hour." }),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof ApiKey>;

export const CreateApiKey = z
  .object({
    name: Name,
    scopes: z.array(Scope).min(1),
    projectId: idSchema("project").nullable().default(null),
    expiresAt: Timestamp.nullable().default(null),
  })
  .strict()
  .meta({ id: "CreateApiKey" });

export const RotateApiKey = z
  .object({
    overlapHours: z
      .number()
      .min(0)
      .max(168)
      .default(0)
      .meta({ description: "How long the old key still works, so that programs can change over." }),
  })
  .strict()
  .meta({ id: "RotateApiKey" });

export const CreatedApiKey = ApiKey.extend({
  secret: z.string().nullable().meta({ description: "The key itself. Shown once; null in a replay." }),
  secretShownOnce: z.literal(true),
}).meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;
