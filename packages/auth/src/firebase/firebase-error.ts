import { identityError } from "../identity-error.ts";

export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/** The answer, or undefined where Firebase says that there is no such account. */
export async function orNobody<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (/auth\/(user-not-found|invalid-email|invalid-uid)$/.test(codeOf(error))) return undefined;
    throw error;
  }
}

/** Runs what changes an account, and says what Firebase refuses in the port's words. */
export async function inOurWords<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    const code = codeOf(error);
    if (code === "auth/email-already-exists")
      throw identityError("EmailTaken", "another user has this e-mail address", error);
    if (code === "auth/user-not-found") throw identityError("UserNotFound", "there is no such user", error);
    throw error;
  }
}
