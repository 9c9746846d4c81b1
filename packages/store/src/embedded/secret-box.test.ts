import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretBoxSuite } from "../secret-box-suite.ts";
import { signerSuite } from "../signer-suite.ts";
import { named } from "../suites/documents-fixtures.ts";
import { openEmbeddedSecretBox } from "./secret-box.ts";
import { openEmbeddedSigner } from "./signer.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "facet-keys-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, "keys", name);

secretBoxSuite(
  "a key file",
  () => openEmbeddedSecretBox({ keyFile: at("suite.key") }),
  () => openEmbeddedSecretBox({ keyFile: at("other.key") }),
);
signerSuite("a key file", () => openEmbeddedSigner({ keyFile: at("suite.pem") }));

describe("key files", () => {
  it("are made private, once, however many start at the same time", async () => {
    const boxes = await Promise.all(
      Array.from({ length: 20 }, () => openEmbeddedSecretBox({ keyFile: at("race.key") })),
    );
    expect(new Set(await Promise.all(boxes.map((box) => box.digest("x")))).size).toBe(1);
    const signers = await Promise.all(
      Array.from({ length: 20 }, () => openEmbeddedSigner({ keyFile: at("race.pem") })),
    );
    expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(1);
    for (const name of ["race.key", "race.pem"]) expect((await stat(at(name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "keys"))).mode & 0o777).toBe(0o700);
  });

  it("that others can read are refused with the command that mends it, and work after it", async () => {
    for (const open of [openEmbeddedSecretBox, openEmbeddedSigner]) {
      const keyFile = at(`open-${open.name}`);
      await open({ keyFile });
      await chmod(keyFile, 0o640);
      const refused = open({ keyFile });
      await expect(refused).rejects.toEqual(named("KeyFileUnusable"));
      await expect(refused).rejects.toThrow(`mode 0640). Fix: chmod 600 '${keyFile}'`);
      await chmod(keyFile, 0o600);
      await open({ keyFile });
    }
  });

  it("that are damaged or links are refused and left as they are", async () => {
    await openEmbeddedSecretBox({ keyFile: at("whole.key") });
    for (const open of [openEmbeddedSecretBox, openEmbeddedSigner]) {
      const keyFile = at(`torn-${open.name}`);
      await writeFile(keyFile, "facet-key-1 AAAA", { mode: 0o600 });
      await expect(open({ keyFile })).rejects.toThrow(/damaged.*backup/);
      expect(await readFile(keyFile, "utf8")).toBe("facet-key-1 AAAA");
    }
    await symlink(at("whole.key"), at("link.key"));
    await expect(openEmbeddedSecretBox({ keyFile: at("link.key") })).rejects.toThrow(/not a plain file/);
  });
});
