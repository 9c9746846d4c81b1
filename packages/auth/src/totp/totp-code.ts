import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { fromBase32, toBase32 } from "./base32.ts";

const stepMs = 30_000;
const digits = 6;
/** Clocks of telephones may be one step off either way. */
const stepsAround = 1;

/** 160 random bits in base32. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(20));
}

/** The code of one 30-second step (RFC 6238, SHA-1, six digits: what every app can do). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (mac[mac.length - 1] ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

export function totpStep(nowMs: number): number {
  return Math.floor(nowMs / stepMs);
}

/** The step whose code this is, if it is one of now and later than `lastStep`: no code is taken twice. */
export function matchTotp(
  secret: string,
  code: string,
  { nowMs, lastStep }: { nowMs: number; lastStep: number },
): number | undefined {
  const now = totpStep(nowMs);
  const given = Buffer.from(code);
  for (let step = now - stepsAround; step <= now + stepsAround; step += 1) {
    const wanted = Buffer.from(totpCode(secret, step));
    if (step > lastStep && given.length === wanted.length && timingSafeEqual(given, wanted)) return step;
  }
  return undefined;
}

/** What an authenticator app reads from a picture. */
export function totpUri(secret: string, label: string): string {
  const name = `Facet:${label}`;
  return `otpauth://totp/${encodeURIComponent(name)}?secret=${secret}&issuer=Facet&digits=${digits}&period=30`;
}
