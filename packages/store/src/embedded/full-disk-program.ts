import { openEmbeddedBlobs } from "./open-blobs.ts";

/** Runs on a disk of 1 MiB mounted for it at `argv[2]` and prints what it saw, as JSON. */
const blobs = await openEmbeddedBlobs({
  folder: process.argv[2] ?? "",
  publicOrigin: () => "",
  linkKey: new Uint8Array(32),
  tempWindowMs: 60_000,
});
const nameOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "written",
    (error: unknown) => (error instanceof Error ? error.name : "unknown"),
  );

const write = await nameOf(blobs.write("orgs/a/big", new Uint8Array(2_000_000)));
const left = (await blobs.diskUse()).temporaryBytes;
await blobs.write("orgs/a/part/1", new Uint8Array(300_000));
await blobs.write("orgs/a/part/2", new Uint8Array(300_000));
const compose = await nameOf(blobs.compose("orgs/a/whole", ["orgs/a/part/1", "orgs/a/part/2"]));
const parts = (await blobs.list("orgs/a/")).length;
await blobs.remove("orgs/a/part/1");
const after = (await blobs.write("orgs/a/small", new Uint8Array(300_000))).bytes;
process.stdout.write(JSON.stringify({ write, compose, left, parts, after }));
