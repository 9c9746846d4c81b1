import { type CreateFineTune, FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import type { z } from "zod";
import type { Material } from "./make-material.ts";
import type { Client } from "./open-client.ts";

type Wanted = Partial<z.input<typeof CreateFineTune>>;

/** The body of a fine-tune that only trains. */
export const onlyTraining = (material: Material, more: Wanted = {}) => ({
  ...material,
  preset: "quick" as const,
  evaluation: null,
  formats: [],
  ...more,
});

/** Starts a training and answers the id of its job. */
export async function startTraining(client: Client, material: Material, more: Wanted = {}): Promise<string> {
  return (await client.post("/v1/fine-tunes", onlyTraining(material, more), FineTune)).jobs.train;
}
