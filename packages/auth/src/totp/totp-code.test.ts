import { describe, expect, it } from "vitest";
import { fromBase32, toBase32 } from "./base32.ts";
import { matchTotp, newTotpSecret, totpCode, totpStep } from "./totp-code.ts";

describe("codes of an authenticator app", () => {
  const secret = toBase32(Buffer.from("12345678901234567890"));

  it("are those of RFC 6238, in their last six digits", () => {
    const published = [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [1_111_111_111, "050471"],
      [1_234_567_890, "005924"],
      [2_000_000_000, "279037"],
      [20_000_000_000, "353130"],
    ] as const;
    for (const [seconds, code] of published) expect(totpCode(secret, totpStep(seconds * 1000))).toBe(code);
  });

  it("are taken one step around now, and once", () => {
    const nowMs = 1_111_111_111_000;
    const step = totpStep(nowMs);
    for (const near of [step - 1, step, step + 1])
      expect(matchTotp(secret, totpCode(secret, near), { nowMs, lastStep: 0 })).toBe(near);
    for (const far of [step - 2, step + 2])
      expect(matchTotp(secret, totpCode(secret, far), { nowMs, lastStep: 0 })).toBeUndefined();
    expect(matchTotp(secret, totpCode(secret, step), { nowMs, lastStep: step })).toBeUndefined();
    for (const nonsense of ["", "12345", "1234567", "abcdef"])
      expect(matchTotp(secret, nonsense, { nowMs, lastStep: 0 })).toBeUndefined();
  });

  it("come from secrets of 160 bits that survive being typed", () => {
    for (let count = 0; count < 50; count += 1) {
      const made = newTotpSecret();
      expect(made).toMatch(/^[A-Z2-7]{32}$/);
      expect(toBase32(fromBase32(made.toLowerCase()))).toBe(made);
    }
  });
});
