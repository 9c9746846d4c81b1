import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Verification, verifyFolder } from "@facet/artifacts/verify-folder";
import { manifestFileName } from "@facet/contracts/artifacts/manifest";
import { formatBytes } from "../terminal/format.ts";

interface Verified {
  readonly ok: boolean;
  readonly results: readonly { folder: string; verification: Verification }[];
  readonly text: string;
}

const signatures: Readonly<Record<Verification["signature"], string>> = {
  trusted: "signed with the key you trust",
  unpinned: "signed, by the key that the folder itself names; give --public-key to trust one key only",
  absent: "not signed: only the checksums hold",
  invalid: "the signature does not hold",
};

/** Checks a folder, or each folder in it that has a manifest, as a download leaves them. */
export async function verifyFolders(folder: string, publicKey: string | undefined): Promise<Verified> {
  const results: { folder: string; verification: Verification }[] = [];
  for (const one of foldersOf(folder))
    results.push({ folder: one, verification: await verifyFolder(one, publicKey) });
  const ok = results.every(({ verification }) => verification.ok);
  return {
    ok,
    results,
    text: results.map(({ folder: one, verification }) => format(one, verification)).join(""),
  };
}

function foldersOf(folder: string): string[] {
  if (existsSync(join(folder, manifestFileName)) || !existsSync(folder)) return [folder];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, manifestFileName)))
    .map((entry) => join(folder, entry.name))
    .sort();
  return below.length === 0 ? [folder] : below;
}

function format(folder: string, { ok, problems, files, bytes, signature }: Verification): string {
  if (ok)
    return `${folder}: whole, ${files === 1 ? "1 file" : `${files} files`}, ${formatBytes(bytes)}; ${signatures[signature]}\n`;
  return [
    `${folder}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}`,
    ...problems.map(({ path, message }) => `  ${path}: ${message}`),
    "",
  ].join("\n");
}
