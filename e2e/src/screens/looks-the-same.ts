import type { Pixels } from "./pixels.ts";

/** Of 255: what a palette or the edge of a letter makes of a colour. */
const unseen = 40;
/** Share of pixels: an id, a duration. */
const slight = 0.004;

/** Whether a picture need not be written again. */
export function looksTheSame(before: Pixels, after: Pixels): boolean {
  if (before.width !== after.width || before.height !== after.height) return false;
  const pixels = before.width * before.height;
  let different = 0;
  for (let at = 0; at < pixels * 4; at += 4) {
    const far = [0, 1, 2].some(
      (channel) => Math.abs((before.rgba[at + channel] ?? 0) - (after.rgba[at + channel] ?? 0)) > unseen,
    );
    if (far) different += 1;
  }
  return different / pixels <= slight;
}
