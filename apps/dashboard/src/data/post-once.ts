import { toApiError } from "@facet/sdk/to-api-error";

/**
 * Sends a form of the account pages once. The SDK would wait and try again where the API says "later"; a person who signs
 * in is told instead. Throws `FacetApiError`.
 */
export async function postOnce(path: string, body: object): Promise<void> {
  const response = await fetch(`/api${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw toApiError(error, undefined, window.location.origin);
  });
  if (response.ok) return;
  const refusal = toApiError(await response.json().catch(() => undefined), response, window.location.origin);
  const retryAfterSeconds = Number(response.headers.get("retry-after") ?? 0);
  throw Object.assign(refusal, {
    retryAfterSeconds: Number.isFinite(retryAfterSeconds) ? retryAfterSeconds : 0,
  });
}

/** Seconds that a refusal asks to wait. */
export function waitOf(error: unknown): number {
  return error instanceof Error && "retryAfterSeconds" in error && typeof error.retryAfterSeconds === "number"
    ? error.retryAfterSeconds
    : 0;
}
