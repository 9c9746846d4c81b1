import type { Page } from "playwright-core";
import type { Pixels } from "./pixels.ts";

/** A picture's pixels, decoded by the browser. */
export async function readPixels(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("This browser draws nothing.");
    context.drawImage(picture, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, picture.width, picture.height);
    let letters = "";
    for (let at = 0; at < rgba.length; at += 32_768)
      letters += String.fromCharCode(...rgba.subarray(at, at + 32_768));
    return { width: picture.width, height: picture.height, data: btoa(letters) };
  }, png.toString("base64"));
  return { width, height, rgba: Buffer.from(data, "base64") };
}
