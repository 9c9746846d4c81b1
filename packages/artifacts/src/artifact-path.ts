import { FacetError } from "@facet/contracts/errors/facet-error";

const longest = 500;

/** Relative, with `/`, leading nowhere else on any system. */
export function isArtifactPath(path: string): boolean {
  if (path.length === 0 || path.length > longest || !path.isWellFormed() || path !== path.normalize("NFC"))
    return false;
  // Control characters, and what Windows reads as a drive or a separator.
  if (/[\p{Cc}\\:]/u.test(path)) return false;
  return path
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== ".." && Buffer.byteLength(part) <= 255);
}

export function checkArtifactPath(path: string): void {
  if (!isArtifactPath(path))
    throw new FacetError(
      "damaged_file",
      `The artefact names a file that cannot be: ${JSON.stringify(path.slice(0, 100))}.`,
    );
}

/** By code unit, as canonical JSON sorts. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
