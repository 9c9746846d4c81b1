import { expect, test } from "vitest";
import { deviceName } from "./device-name.ts";

test("a session is told by its browser and system, and a program that says neither has no name", () => {
  const mozilla = "Mozilla/5.0";
  expect(deviceName(`${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`)).toBe(
    "Firefox on Linux",
  );
  expect(
    deviceName(
      `${mozilla} (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0`,
    ),
  ).toBe("Edge on Windows");
  expect(
    deviceName(
      `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Safari/604.1`,
    ),
  ).toBe("Safari on iOS");
  expect(deviceName("curl/8.5.0")).toBe("curl");
  expect(deviceName("node")).toBeUndefined();
  expect(deviceName(null)).toBeUndefined();
});
