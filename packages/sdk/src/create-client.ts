import type { Clock } from "@facet/ports/clock";
import { systemClock } from "@facet/ports/system-clock";
import { type Client, createClient } from "./generated/client/index.ts";
import * as operations from "./generated/sdk.gen.ts";
import { retryingFetch } from "./retrying-fetch.ts";
import { toApiError } from "./to-api-error.ts";

interface FacetClientOptions {
  /** Origin of the API, such as `http://127.0.0.1:7430`; in a browser also a path on the page's own origin. */
  readonly url: string;
  /** `fct_...`; leave it out where a cookie says who calls. */
  readonly apiKey?: string | undefined;
  readonly fetch?: typeof fetch;
  /** W3C trace context of what is being done now: asked for each request, so that one trace holds click and training. */
  readonly traceparent?: () => string | undefined;
  readonly clock?: Clock;
}

type Operations = typeof operations;
type OperationName = keyof Operations;
type Data<Name extends OperationName> = Exclude<Awaited<ReturnType<Operations[Name]>>["data"], undefined>;

/** Every operation of the API by its name: `facet.getJob({ path: { id } })` is the job, or throws `FacetApiError`. */
export type FacetCalls = {
  readonly [Name in OperationName]: (...options: Parameters<Operations[Name]>) => Promise<Data<Name>>;
};

export interface FacetClient extends FacetCalls {
  readonly url: string;
  readonly clock: Clock;
  /** The plain fetch: for links that carry their own credential. */
  readonly fetch: typeof fetch;
  /** The generated client, for callers who want the response too: `getProject({ client: facet.http, path })`. */
  readonly http: Client;
  /** An authorised request whose answer is read as a stream. Throws `FacetApiError`. */
  stream(path: string, init?: RequestInit): Promise<Response>;
}

/** Nothing is sent until the first call. */
export function createFacetClient(options: FacetClientOptions): FacetClient {
  const url = options.url.replace(/\/+$/, "");
  const clock = options.clock ?? systemClock;
  const plain = options.fetch ?? globalThis.fetch.bind(globalThis);
  const retrying = retryingFetch({ fetch: plain, clock });
  const http = createClient({
    baseUrl: url,
    ...(options.apiKey === undefined ? {} : { auth: options.apiKey }),
    fetch: (input, init) => retrying(inTrace(new Request(input, init))),
  });

  function inTrace(request: Request): Request {
    const traceparent = options.traceparent?.();
    if (traceparent !== undefined) request.headers.set("traceparent", traceparent);
    return request;
  }

  type AnyOperation = (call: {
    client: Client;
  }) => Promise<{ data?: unknown; error?: unknown; response?: Response }>;
  async function call(operation: AnyOperation, given: object): Promise<unknown> {
    const { data, error, response } = await operation({ ...given, client: http });
    if (error === undefined) return data;
    if (isAbort(error)) throw error;
    throw toApiError(error, response, url);
  }
  const calls = Object.entries(operations).map(([name, operation]) => [
    name,
    (given: object = {}) => call(operation as AnyOperation, given),
  ]);

  return {
    // Safe: one entry an operation, under its own name, with its own options and data.
    ...(Object.fromEntries(calls) as FacetCalls),
    url,
    clock,
    fetch: plain,
    http,
    async stream(path, init = {}) {
      const headers = new Headers(init.headers);
      if (options.apiKey !== undefined) headers.set("authorization", `Bearer ${options.apiKey}`);
      const response = await retrying(inTrace(new Request(`${url}${path}`, { ...init, headers }))).catch(
        (error: unknown) => {
          throw isAbort(error) ? error : toApiError(error, undefined, url);
        },
      );
      if (response.ok) return response;
      const text = await response.text();
      throw toApiError(parsed(text), response, url);
    },
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
