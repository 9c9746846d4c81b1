import { expect, test } from "vitest";
import { startCrc32c } from "./crc32c.ts";

test.each([
  ["", "AAAAAA=="],
  // The check value of the catalogue of CRCs: e3069283.
  ["123456789", "4waSgw=="],
])("CRC-32C of %j is %s, in one chunk or in two", (text, expected) => {
  const bytes = new TextEncoder().encode(text);
  const whole = startCrc32c();
  whole.update(bytes);
  const parts = startCrc32c();
  parts.update(bytes.subarray(0, 4));
  parts.update(bytes.subarray(4));
  expect([whole.base64(), parts.base64()]).toEqual([expected, expected]);
});
