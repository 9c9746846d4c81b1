import { apiAddress } from "./api-address.ts";
import { answerHeaders, requestHeaders } from "./pass-headers.ts";
import { problemAnswer } from "./problem-answer.ts";

interface PassToApi {
  readonly apiUrl: string;
  readonly publicOrigin: URL;
  readonly fetch?: typeof fetch;
}

/** As web servers write it down. The browser has left, which is no error, and nobody reads this answer. */
const clientGone = 499;

/**
 * Hands a request of the browser to the API, and the answer back, both as streams: an upload of any size in constant
 * memory, events at once. When the browser goes away the API is told.
 */
export async function passToApi(
  request: Request,
  { apiUrl, publicOrigin, fetch = globalThis.fetch }: PassToApi,
): Promise<Response> {
  const address = apiAddress(apiUrl, new URL(request.url));
  if (address === undefined)
    return problemAnswer(request, {
      status: 404,
      code: "not_found",
      title: "Not found",
      detail: "There is nothing at this address.",
      fix: "Check the address.",
      retryable: false,
    });
  try {
    const sent: RequestInit & { duplex: "half" } = {
      method: request.method,
      headers: requestHeaders(request.headers, publicOrigin),
      body: request.body,
      redirect: "manual",
      signal: request.signal,
      cache: "no-store",
      // Undici wants this said for a body that is a stream; the DOM's types do not know it.
      duplex: "half",
    };
    const answer = await fetch(address, sent);
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer.headers) });
  } catch {
    if (request.signal.aborted) return new Response(null, { status: clientGone });
    return problemAnswer(request, {
      status: 503,
      code: "unavailable",
      title: "Facet does not answer",
      detail: "The dashboard runs, but the API behind it does not answer.",
      fix: "It is tried again by itself. If this stays, look at ./facet status and ./facet logs api.",
      retryable: true,
    });
  }
}
