import { join } from "node:path";

/** The parts of a state folder that a backup holds, and where a backup and a restore work beside them. */
export function homeParts(home: string) {
  return {
    store: join(home, "store"),
    documents: join(home, "store", "documents.sqlite"),
    identity: join(home, "store", "identity.sqlite"),
    blobs: join(home, "blobs"),
    keys: join(home, "keys"),
    owner: join(home, "owner.json"),
    /** Held by the one backup that is being taken. */
    backupLock: join(home, "backup.lock"),
    /** The picture of a moment that is being written into an archive. */
    snapshot: join(home, ".backup"),
    /** The same of the blobs, which may lie on a disk of their own: second names stay on the disk of the first. */
    blobSnapshot: join(home, "blobs", ".backup"),
    /** Where an archive is unpacked. */
    unpacked: join(home, ".restore"),
    /** Unpacked and found whole: on its way into its place. */
    verified: join(home, ".restored"),
    /** Where the last backup went. */
    lastBackup: join(home, "last-backup.json"),
  };
}
