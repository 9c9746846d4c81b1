import { expect, it } from "vitest";
import type { BlobsHarness } from "./blobs-harness.ts";

const key = "orgs/org_a/exports/model.gguf";
const hour = 3_600_000;

/** Links: a credential of their own, for one key, one method, one hour. */
export function linkPromises(harness: () => BlobsHarness): void {
  it("a link reads the bytes, whole and in part, as a download that runs nowhere", async () => {
    await harness().blobs.write(key, Buffer.from("0123456789"));
    const link = await harness().blobs.linkToRead(key, {
      expiresInMs: hour,
      filename: 'mein "Modell" – 1.gguf',
    });
    expect(link.method).toBe("GET");
    expect(Date.parse(link.expiresAt)).toBeGreaterThan(Date.now());
    const whole = await harness().send(link.href);
    expect([whole.status, await whole.text()]).toEqual([200, "0123456789"]);
    expect(whole.headers.get("content-disposition")).toMatch(/^attachment;.*Modell/);
    const part = await harness().send(link.href, { headers: { range: "bytes=2-4" } });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 2-4/10",
      "234",
    ]);
    const rest = await harness().send(link.href, { headers: { range: "bytes=7-" } });
    expect([rest.status, await rest.text()]).toEqual([206, "789"]);
    const tail = await harness().send(link.href, { headers: { range: "bytes=-3" } });
    expect([tail.status, await tail.text()]).toEqual([206, "789"]);
    const beyond = await harness().send(link.href, { headers: { range: "bytes=10-" } });
    expect(beyond.status).toBe(416);
    await beyond.body?.cancel();
  });

  it("a link writes a key once, within its size", async () => {
    const link = await harness().blobs.linkToWrite(key, {
      expiresInMs: hour,
      maxBytes: 10,
      contentType: "text/plain",
    });
    const put = async (body: string) => {
      const response = await harness().send(link.href, { method: link.method, headers: link.headers, body });
      await response.body?.cancel();
      return response.status;
    };
    expect(await put("eleven bytes")).toBeGreaterThanOrEqual(400);
    expect(await harness().blobs.head(key)).toBeUndefined();
    expect(await put("ten bytes!")).toBeLessThan(300);
    expect(await put("again")).toBe(412);
    expect((await harness().blobs.head(key))?.bytes).toBe(10);
  });

  it("a link is refused after its time, for another method, and when a letter was changed", async () => {
    await harness().blobs.write(key, Buffer.from("secret"));
    const { href } = await harness().blobs.linkToRead(key, { expiresInMs: hour });
    const status = async (address: string, init?: RequestInit) => {
      const response = await harness().send(address, init);
      await response.body?.cancel();
      return response.status;
    };
    expect(await status(href)).toBe(200);
    expect(await status(href, { method: "PUT", body: "x" })).toBe(403);
    const at = href.length - 20;
    expect(await status(href.slice(0, at) + (href[at] === "A" ? "B" : "A") + href.slice(at + 1))).toBe(403);
    harness().passTime(hour + 1000);
    expect(await status(href)).toBe(403);
    await expect(harness().blobs.linkToRead(key, { expiresInMs: 8 * 24 * hour })).rejects.toThrow(/7 days/);
  });
}
