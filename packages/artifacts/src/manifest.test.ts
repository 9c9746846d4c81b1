import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Signer } from "@facet/ports/secret-box";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildManifest, type ManifestFacts } from "./build-manifest.ts";
import { createManifest } from "./create-manifest.ts";
import { signManifest } from "./sign-manifest.ts";
import { verifyFolder } from "./verify-folder.ts";
import { writeManifest } from "./write-manifest.ts";

function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  return {
    keyId: createHash("sha256").update(raw).digest("hex").slice(0, 16),
    publicKey: raw.toString("base64"),
    sign: async (text) => sign(null, Buffer.from(text), privateKey).toString("base64"),
  };
}

const facts: ManifestFacts = {
  versions: { facet: "0.1.0", torch: "2.13.0" },
  datasetHash: "a".repeat(64),
  configHash: "b".repeat(64),
  baseModelCommit: "0123abc",
  chatTemplate: "{% for m in messages %}{{ m.content }} – ü{% endfor %}",
  createdAt: "2026-11-23T12:00:00.000Z",
};

describe("an artefact's manifest", () => {
  let folder = "";
  const signer = newSigner();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "facet-artifact-"));
    await mkdir(join(folder, "tokenizer", "deep"), { recursive: true });
    await writeFile(join(folder, "model.safetensors"), Buffer.alloc(3_000_000, 1));
    await writeFile(join(folder, "tokenizer", "deep", "vocab.json"), "{}");
    await writeFile(join(folder, "empty"), "");
    await writeManifest(folder, await signManifest(await createManifest(folder, facts), signer));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const problems = async (publicKey?: string) =>
    (await verifyFolder(folder, publicKey)).problems.map(({ path, kind }) => `${path}: ${kind}`);

  it("lists every file with size and hash, and verifies offline", async () => {
    const seen = await verifyFolder(folder, signer.publicKey);
    expect(seen).toMatchObject({ ok: true, problems: [], files: 3, bytes: 3_000_002, signature: "trusted" });
    expect(seen.manifest?.files.map(({ path }) => path)).toEqual([
      "empty",
      "model.safetensors",
      "tokenizer/deep/vocab.json",
    ]);
    expect(seen.manifest).toMatchObject({ ...facts, keyId: signer.keyId });
    expect((await verifyFolder(folder)).signature).toBe("unpinned");
    const again = await createManifest(folder, facts);
    expect(again.files).toEqual(seen.manifest?.files);
  });

  it("is the same text for the same facts, whatever their order", async () => {
    const files = [
      { path: "b", bytes: 1, sha256: "1".repeat(64) },
      { path: "a", bytes: 2, sha256: "2".repeat(64) },
    ];
    const first = await signManifest(buildManifest(files, facts), signer);
    const second = await signManifest(
      buildManifest(
        [...files].reverse(),
        Object.fromEntries(Object.entries(facts).reverse()) as ManifestFacts,
      ),
      signer,
    );
    expect(second.text).toBe(first.text);
    expect(createHash("sha256").update(first.text).digest("hex")).toBe(second.sha256);
  });

  it("finds one flipped byte, a cut file, a missing and an added one, all in one go", async () => {
    const model = join(folder, "model.safetensors");
    const bytes = await readFile(model);
    bytes[1_500_000] = 2;
    await writeFile(model, bytes);
    await unlink(join(folder, "empty"));
    await truncate(join(folder, "tokenizer", "deep", "vocab.json"), 1);
    await writeFile(join(folder, "tokenizer", "added.bin"), "x");
    await symlink("/etc/hostname", join(folder, "link"));
    expect(await problems()).toEqual([
      "empty: missing",
      "model.safetensors: content",
      "tokenizer/deep/vocab.json: size",
      "link: extra",
      "tokenizer/added.bin: extra",
    ]);
  });

  it("finds a manifest that was changed, re-signed by another, or whose signature was taken away", async () => {
    const file = join(folder, "manifest.json");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("0123abc", "0123abd"));
    expect(await problems()).toEqual(["manifest.sig.json: signature"]);

    const thief = newSigner();
    await writeManifest(folder, await signManifest(await createManifest(folder, facts), thief));
    expect(await problems()).toEqual([]);
    expect(await problems(signer.publicKey)).toEqual(["manifest.sig.json: signature"]);

    await writeFile(file, text);
    expect(await problems()).toEqual(["manifest.sig.json: signature"]);
    await unlink(join(folder, "manifest.sig.json"));
    expect(await problems()).toEqual(["manifest.sig.json: signature"]);
    await writeFile(join(folder, "manifest.sig.json"), "{");
    expect(await problems()).toEqual(["manifest.sig.json: signature"]);
  });

  it("verifies by checksums alone where it was never signed, unless a key is asked for", async () => {
    await unlink(join(folder, "manifest.sig.json"));
    await writeFile(join(folder, "manifest.json"), JSON.stringify(await createManifest(folder, facts)));
    expect(await verifyFolder(folder)).toMatchObject({ ok: true, signature: "absent" });
    expect(await problems(signer.publicKey)).toEqual(["manifest.sig.json: signature"]);
  });

  it("says what is wrong with a folder that has none, or one that is no manifest", async () => {
    await writeFile(join(folder, "manifest.json"), '{"format":"facet-manifest-9"}');
    expect((await verifyFolder(folder)).problems[0]?.message).toMatch(/newer version/);
    await unlink(join(folder, "manifest.json"));
    expect((await verifyFolder(folder)).problems[0]?.message).toMatch(/no manifest\.json/);
    expect((await verifyFolder(join(folder, "nowhere"))).ok).toBe(false);
  });

  it("never names a path that leads elsewhere, and never follows a link", async () => {
    const sha256 = "1".repeat(64);
    for (const path of [
      "./x",
      "/etc/passwd",
      "a/../../b",
      "a//b",
      "./a",
      "C:\\x",
      "a\\b",
      "a\nb",
      "",
      "x".repeat(501),
      `${"é".repeat(130)}/x`,
    ])
      expect(() => buildManifest([{ path, bytes: 1, sha256 }], facts), path).toThrow(/cannot be/);
    expect(() =>
      buildManifest(
        [
          { path: "a", bytes: 1, sha256 },
          { path: "a", bytes: 2, sha256 },
        ],
        facts,
      ),
    ).toThrow(/twice/);
    await symlink("/etc/hostname", join(folder, "link"));
    await expect(createManifest(folder, facts)).rejects.toThrow(/no links/);
    const file = join(folder, "manifest.json");
    await writeFile(file, (await readFile(file, "utf8")).replace('"empty"', '"./../etc/passwd"'));
    expect((await verifyFolder(folder)).problems[0]?.message).toMatch(/cannot be/);
  });
});
