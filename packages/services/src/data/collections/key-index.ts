import { idSchema } from "@facet/contracts/ids";
import { z } from "zod";
import { collection } from "../collection.ts";

export const KeyEntry = z.object({ orgId: idSchema("organisation"), keyId: idSchema("apiKey") });
export type KeyEntry = z.infer<typeof KeyEntry>;

/** From a key's keyed digest (the document id, `SecretBox.digest`) to where the key's document stands. */
export const keyIndex = collection({ name: "keyIndex", scope: "control", schema: KeyEntry, shapes: {} });
