import { expect, test } from "vitest";
import { isThisMachine } from "./is-this-machine.ts";

test.each(["localhost", "127.0.0.1", "127.8.0.12", "[::1]"])("%s is this machine", (host) => {
  expect(isThisMachine(host)).toBe(true);
});

test.each(["facet.example.org", "10.0.0.4", "127.example.org", "localhost.example.org"])(
  "%s is another",
  (host) => {
    expect(isThisMachine(host)).toBe(false);
  },
);
