import type { IdentityErrorName } from "@facet/ports/identity";

export function identityError(name: IdentityErrorName, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = name;
  return error;
}
