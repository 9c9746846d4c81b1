import { expect, test } from "vitest";
import { nameCaller } from "./name-caller.ts";

function callerOf(peer: string, forwarded?: string): unknown {
  const request = {
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
    socket: { remoteAddress: peer },
  };
  // Only the two fields that are read.
  nameCaller(request as never);
  return Reflect.get(request.headers, "x-forwarded-for");
}

test("the caller is who is at the other end", () => {
  expect(callerOf("10.0.0.7")).toBe("10.0.0.7");
  expect(callerOf("127.0.0.1")).toBe("127.0.0.1");
});

test("only a proxy on this machine may speak for somebody else", () => {
  expect(callerOf("10.0.0.7", "1.2.3.4")).toBe("10.0.0.7");
  expect(callerOf("::ffff:127.0.0.1", "10.0.0.7")).toBe("10.0.0.7");
});
