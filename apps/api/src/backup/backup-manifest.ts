import { z } from "zod";

const SavedFile = z.object({
  /** Below the state folder, with slashes. */
  path: z.string().max(2000),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SavedFile = z.infer<typeof SavedFile>;

export const Inventory = z.object({
  /** How many documents of each collection. */
  documents: z.record(z.string(), z.int()),
  /** How many people have an account here; null where another service keeps them. */
  people: z.int().nullable(),
  blobs: z.object({ count: z.int(), bytes: z.int() }),
});
export type Inventory = z.infer<typeof Inventory>;

/** The last entry of a backup: what it holds, and the hash of every file. An archive without it was never finished. */
export const BackupManifest = z.object({
  format: z.literal(1),
  facetVersion: z.string(),
  takenAt: z.string(),
  /** `left-out`: stored secrets open only once the folder `keys` is put back from elsewhere. */
  keys: z.enum(["included", "left-out"]),
  inventory: Inventory,
  /** Blobs that documents name and that were not there, or damaged, when the backup was taken. */
  missingBlobs: z.array(z.string()),
  files: z.array(SavedFile),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const manifestName = "manifest.json";

/** What a backup may put into a state folder; anything else in an archive is refused. */
export function isSavedPath(path: string): boolean {
  if (path.split("/").some((part) => part === "" || part === "." || part === "..")) return false;
  return /^(owner\.json|keys\/[\w.-]+|store\/(documents|identity)\.sqlite|blobs\/objects\/[\w./@-]+)$/.test(
    path,
  );
}
