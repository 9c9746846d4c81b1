import { Problem } from "@facet/contracts/errors/problem";
import type { z } from "zod";
import { GatewayRefused, GatewayUnavailable } from "./gateway-errors.ts";

export interface GatewayAddress {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  /** What an answer may take that needs no work: past it the connection counts as dead, and another one is tried. */
  readonly promptMs: number;
}

interface Call<Reply> {
  readonly path: string;
  readonly body: unknown;
  readonly reply: z.ZodType<Reply>;
  readonly signal?: AbortSignal;
  /** Longest wait for the answer; enough for one that reads many gigabytes when left out. */
  readonly limitMs?: number;
}

const answerTimeoutMs = 75_000;

/** One POST to the gateway. 204 is read as null. A network failure or a 5xx is `GatewayUnavailable`, any other refusal `GatewayRefused`. */
export async function callGateway<Reply>(address: GatewayAddress, call: Call<Reply>): Promise<Reply> {
  const timeout = AbortSignal.timeout(call.limitMs ?? answerTimeoutMs);
  const response = await send(address, call, call.signal ? AbortSignal.any([call.signal, timeout]) : timeout);
  if (response.status === 204) return call.reply.parse(null);
  const body = await readJson(response, call.signal);
  if (response.ok) return call.reply.parse(body);
  const problem = Problem.safeParse(body);
  if (response.status >= 500 || !problem.success)
    throw new GatewayUnavailable(`${call.path} answered ${response.status}`);
  throw new GatewayRefused(problem.data);
}

async function send(address: GatewayAddress, call: Call<unknown>, signal: AbortSignal): Promise<Response> {
  try {
    return await address.fetch(new URL(call.path, address.url), {
      method: "POST",
      headers: { authorization: `Bearer ${address.token}`, "content-type": "application/json" },
      body: JSON.stringify(call.body),
      signal,
    });
  } catch (error) {
    call.signal?.throwIfAborted();
    throw new GatewayUnavailable(`${call.path} could not be reached`, { cause: error });
  }
}

async function readJson(response: Response, signal?: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    signal?.throwIfAborted();
    throw new GatewayUnavailable("the answer broke off or is not JSON", { cause: error });
  }
}
