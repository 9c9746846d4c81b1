import type { SecretBox } from "@facet/ports/secret-box";
import { describe, expect, it } from "vitest";
import { named } from "./suites/documents-fixtures.ts";

/** Every promise of the secret box. Each call of `open` opens the same box; `openOther` one with another key. */
export function secretBoxSuite(
  name: string,
  open: () => Promise<SecretBox>,
  openOther: () => Promise<SecretBox>,
): void {
  describe(`secret box on ${name}`, () => {
    it("opens what it sealed, also after a restart, and shows nothing of it", async () => {
      const plain = "hf_åéß😀 with \u0000 and = + /";
      const sealed = await (await open()).seal(plain, "org_a/secret/sec_1");
      expect(sealed).not.toContain("hf_");
      expect(await (await open()).open(sealed, "org_a/secret/sec_1")).toBe(plain);
      expect(await (await open()).open(await (await open()).seal("", "c"), "c")).toBe("");
    });

    it("never seals the same value to the same text", async () => {
      const box = await open();
      expect(await box.seal("same", "c")).not.toBe(await box.seal("same", "c"));
    });

    it("does not open a value that was moved, changed, cut, or sealed with another key", async () => {
      const box = await open();
      const sealed = await box.seal("value", "org_a/secret/sec_1");
      await expect(box.open(sealed, "org_b/secret/sec_1")).rejects.toEqual(named("SecretNotOpened"));
      for (let at = 0; at < sealed.length; at += 7) {
        const changed = sealed.slice(0, at) + (sealed[at] === "x" ? "y" : "x") + sealed.slice(at + 1);
        await expect(box.open(changed, "org_a/secret/sec_1"), `letter ${at}`).rejects.toEqual(
          named("SecretNotOpened"),
        );
      }
      await expect(box.open(sealed.slice(0, -5), "org_a/secret/sec_1")).rejects.toEqual(
        named("SecretNotOpened"),
      );
      await expect(box.open("plain text", "c")).rejects.toEqual(named("SecretNotOpened"));
      await expect((await openOther()).open(sealed, "org_a/secret/sec_1")).rejects.toThrow(
        /another|belongs|sealed with key/i,
      );
    });

    it("digests alike for one key and apart for two", async () => {
      const digest = await (await open()).digest("fct_live_abc");
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(await (await open()).digest("fct_live_abc")).toBe(digest);
      expect(await (await open()).digest("fct_live_abd")).not.toBe(digest);
      expect(await (await openOther()).digest("fct_live_abc")).not.toBe(digest);
    });
  });
}
