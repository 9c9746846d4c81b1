import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import {
  ArtifactManifest,
  ManifestSignature,
  manifestFileName,
  signatureFileName,
} from "@facet/contracts/artifacts/manifest";
import { isSystemError } from "@facet/disk/is-system-error";
import { isArtifactPath } from "./artifact-path.ts";
import { hashFile } from "./hash-file.ts";
import { listFiles } from "./list-files.ts";
import { verifySignature } from "./verify-signature.ts";

export interface Problem {
  readonly path: string;
  readonly kind: "missing" | "extra" | "size" | "content" | "unreadable" | "manifest" | "signature";
  readonly message: string;
}

export interface Verification {
  /** No problem of any kind. */
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly files: number;
  readonly bytes: number;
  readonly manifest: ArtifactManifest | null;
  readonly manifestSha256: string | null;
  /**
   * `trusted`: by the key that was asked for. `unpinned`: whole, by the key that the folder itself names. `absent`: not
   * signed, only the checksums hold. `invalid`: see the problems.
   */
  readonly signature: "trusted" | "unpinned" | "absent" | "invalid";
}

interface Manifest {
  readonly manifest: ArtifactManifest;
  readonly bytes: Buffer;
}

/**
 * Checks a folder against its manifest without any network: every file's size and hash, files missing and files too
 * many, and the signature. `publicKey` (base64, from `/v1/signing-keys`) is the one key to trust; with it, an unsigned
 * folder fails. Problems are returned, all of them, never thrown.
 */
export async function verifyFolder(
  folder: string,
  publicKey?: string,
  signal?: AbortSignal,
): Promise<Verification> {
  const problems: Problem[] = [];
  const read = await readManifest(folder, problems);
  if (read === undefined)
    return {
      ok: false,
      problems,
      files: 0,
      bytes: 0,
      manifest: null,
      manifestSha256: null,
      signature: "invalid",
    };
  const { manifest } = read;
  const manifestSha256 = createHash("sha256").update(read.bytes).digest("hex");
  const signature = await checkSignature(folder, read, publicKey, problems);
  await checkFiles(folder, manifest.files, problems, signal);
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  return {
    ok: problems.length === 0,
    problems,
    files: manifest.files.length,
    bytes,
    manifest,
    manifestSha256,
    signature,
  };
}

async function readOptional(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isSystemError(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

async function readManifest(folder: string, problems: Problem[]): Promise<Manifest | undefined> {
  const report = (message: string) =>
    void problems.push({ path: manifestFileName, kind: "manifest", message });
  const bytes = await readOptional(join(folder, manifestFileName));
  if (bytes === undefined) return report("There is no manifest.json here. Name the folder that holds it.");
  try {
    const manifest = ArtifactManifest.parse(JSON.parse(bytes.toString("utf8")));
    const bad = manifest.files.find(({ path }) => !isArtifactPath(path));
    if (bad === undefined) return { manifest, bytes };
    return report(`The manifest names a path that cannot be: ${JSON.stringify(bad.path)}.`);
  } catch {
    return report("The manifest cannot be read: it was changed, or comes from a newer version of Facet.");
  }
}

async function checkSignature(
  folder: string,
  { manifest, bytes }: Manifest,
  publicKey: string | undefined,
  problems: Problem[],
): Promise<Verification["signature"]> {
  const report = (message: string): "invalid" => {
    problems.push({ path: signatureFileName, kind: "signature", message });
    return "invalid";
  };
  const text = await readOptional(join(folder, signatureFileName));
  if (text === undefined) {
    if (publicKey === undefined && manifest.keyId === null) return "absent";
    return report("The signature is missing: nothing says who made this manifest.");
  }
  let signature: ManifestSignature;
  try {
    signature = ManifestSignature.parse(JSON.parse(text.toString("utf8")));
  } catch {
    return report("The signature file cannot be read.");
  }
  if (
    publicKey !== undefined &&
    Buffer.compare(Buffer.from(publicKey, "base64"), Buffer.from(signature.publicKey, "base64")) !== 0
  ) {
    return report(`It was signed with another key (${signature.keyId}) than the one to trust.`);
  }
  if (manifest.keyId !== signature.keyId || !verifySignature(bytes, signature))
    return report("The signature does not fit the manifest: one of the two was changed.");
  return publicKey === undefined ? "unpinned" : "trusted";
}

async function checkFiles(
  folder: string,
  files: readonly ArtifactFile[],
  problems: Problem[],
  signal?: AbortSignal,
): Promise<void> {
  const present = new Map((await listFiles(folder)).map((file) => [file.path, file.plain]));
  for (const own of [manifestFileName, signatureFileName]) present.delete(own);
  for (const file of files) {
    const problem = await checkFile(folder, file, present.get(file.path), signal);
    if (problem !== undefined) problems.push({ path: file.path, ...problem });
    present.delete(file.path);
  }
  for (const path of present.keys())
    problems.push({ path, kind: "extra", message: "The manifest does not know this file." });
}

async function checkFile(
  folder: string,
  file: ArtifactFile,
  plain: boolean | undefined,
  signal?: AbortSignal,
): Promise<Omit<Problem, "path"> | undefined> {
  if (plain === undefined) return { kind: "missing", message: "The file is not there." };
  if (!plain) return { kind: "unreadable", message: "This is not a plain file." };
  try {
    const { size } = await stat(join(folder, file.path));
    if (size !== file.bytes)
      return { kind: "size", message: `It has ${size} bytes, the manifest says ${file.bytes}.` };
    const { sha256 } = await hashFile(join(folder, file.path), signal);
    return sha256 === file.sha256
      ? undefined
      : {
          kind: "content",
          message: `Its content was changed: SHA-256 is ${sha256}, the manifest says ${file.sha256}.`,
        };
  } catch (error) {
    signal?.throwIfAborted();
    return {
      kind: "unreadable",
      message: `It cannot be read${isSystemError(error, "EACCES") ? ": this user may not" : ""}.`,
    };
  }
}
