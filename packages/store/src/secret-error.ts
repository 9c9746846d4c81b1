import type { SecretErrorName } from "@facet/ports/secret-box";

/** Callers tell these apart by `name`. Never holds any part of a secret. */
export function secretError(name: SecretErrorName, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = name;
  return error;
}
