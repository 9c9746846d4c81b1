import { join } from "node:path";
import { manifestFileName, signatureFileName } from "@facet/contracts/artifacts/manifest";
import { replaceFile } from "@facet/disk/replace-file";
import { canonicalJson } from "./canonical-json.ts";
import type { SignedManifest } from "./sign-manifest.ts";

/** Puts a signed manifest beside its files, durably; the manifest last, because it says that all is there. */
export async function writeManifest(
  folder: string,
  { text, signature }: Pick<SignedManifest, "text" | "signature">,
): Promise<void> {
  await replaceFile(join(folder, signatureFileName), canonicalJson(signature), { mode: 0o644 });
  await replaceFile(join(folder, manifestFileName), text, { mode: 0o644 });
}
