import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestPlatform, type TestPlatform } from "../testing/open-test-platform.ts";
import { countTry } from "./slow-down.ts";

describe("tries to prove who one is", () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform();
  });
  afterAll(() => platform.close());

  const attempt = (person: string, address: string | null) => countTry(platform, { person, address });
  const free = (person: string, address: string) => {
    let count = 0;
    for (; count < 200; count += 1) {
      try {
        attempt(person, address);
      } catch (error) {
        expect(error).toMatchObject({ code: "rate_limited", retryAfterMs: expect.any(Number) });
        return count;
      }
    }
    return count;
  };

  it("are five of a person from a place, then one each time the wait is over, twice as long each time", () => {
    expect(free("ada", "a-1")).toBe(5);
    const { slowDownMs, slowDownLimitMs } = platform.timings;
    for (let wait = slowDownMs; wait < slowDownLimitMs; wait *= 2) {
      platform.clock.advance(wait - 1000);
      expect(() => attempt("ada", "a-1")).toThrow("rate_limited");
      platform.clock.advance(1001);
      attempt("ADA ", "a-1");
    }
    platform.clock.advance(slowDownLimitMs);
    attempt("ada", "a-1");
    platform.clock.advance(3_600_001);
    expect(free("ada", "a-1")).toBe(5);
  });

  it("are bounded for one person from many places, and for one place at many people", () => {
    let many = 0;
    try {
      for (; many < 200; many += 1) attempt("bob", `b-${many}`);
    } catch {
      // Counted.
    }
    expect(many).toBe(50);
    let sprayed = 0;
    try {
      for (; sprayed < 200; sprayed += 1) attempt(`victim-${sprayed}`, "c-1");
    } catch {
      // Counted.
    }
    expect(sprayed).toBe(100);
  });

  it("that were right, or were none, do not count", () => {
    for (let round = 0; round < 20; round += 1) attempt("eve", "d-1").withdraw();
    for (let round = 0; round < 4; round += 1) attempt("eve", "d-1");
    attempt("eve", "d-1").succeeded();
    expect(free("eve", "d-1")).toBe(5);
  });
});
