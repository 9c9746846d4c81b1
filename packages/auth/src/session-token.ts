import { createHash, randomBytes } from "node:crypto";

/** 256 random bits. What is stored of it is its digest: who reads the file cannot sign in with it. */
export function newSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
