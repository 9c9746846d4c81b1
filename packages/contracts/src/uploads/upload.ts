import { z } from "zod";
import { idSchema, Timestamp } from "../ids.ts";
import { Filename } from "../names.ts";

export const UploadPart = z.object({
  number: z.int().min(1).max(10_000),
  bytes: z.int().min(1),
  crc32c: z.string(),
});

export const Upload = z
  .object({
    id: idSchema("upload"),
    projectId: idSchema("project"),
    filename: z.string().min(1).max(255),
    bytes: z.int().min(0).meta({ description: "Declared size of the whole file." }),
    state: z.enum(["open", "completed", "expired"]),
    partBytes: z.int().meta({ description: "Size of every part but the last." }),
    parts: z.array(UploadPart).meta({ description: "Parts that have arrived." }),
    createdAt: Timestamp,
    expiresAt: Timestamp.meta({ description: "Resumable until then." }),
  })
  .meta({ id: "Upload" });
export type Upload = z.infer<typeof Upload>;

export const CreateUpload = z
  .object({
    projectId: idSchema("project"),
    filename: Filename,
    bytes: z
      .int()
      .min(0)
      .max(64 * 1024 ** 3),
  })
  .strict()
  .meta({ id: "CreateUpload" });

export const UploadPartLink = z
  .object({
    number: z.int(),
    method: z.literal("PUT"),
    href: z.string(),
    headers: z.record(z.string(), z.string()),
    expiresAt: Timestamp,
  })
  .meta({ id: "UploadPartLink" });

export const CompleteUpload = z
  .object({
    bytes: z.int().min(0),
    crc32c: z.string().length(8).meta({ description: "Base64 of the big-endian CRC-32C of the whole file." }),
  })
  .strict()
  .meta({ id: "CompleteUpload" });
