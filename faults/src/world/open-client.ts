import type { z } from "zod";
import { Broken } from "./broken.ts";
import type { Ledger } from "./ledger.ts";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** The connection broke, or no answer came in time: the request may have taken effect, or not. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `Idempotency-Key`. */
  readonly key?: string;
  readonly limitMs?: number;
}

/** A person or program at the public API. Every request is written down. */
export interface Client {
  readonly url: string;
  /** What it shows of itself in `Authorization`. */
  credential(): Promise<string>;
  /** Whatever was answered, also a refusal. Throws `NoAnswer`. */
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
  /** Throws `Broken` unless the answer is a 2xx. */
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>;
  post<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
    asked?: Asked,
  ): Promise<z.infer<Schema>>;
}

interface OpenClient {
  readonly name: string;
  readonly url: string;
  readonly credential: () => Promise<string>;
  readonly ledger: Ledger;
}

const answerLimitMs = 20_000;

export function openClient({ name, url, credential, ledger }: OpenClient): Client {
  async function ask(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const at = Date.now();
    const from = performance.now();
    const { body, key = null, headers = {}, limitMs = answerLimitMs } = asked;
    const note = (status: number | null, reply: unknown) =>
      ledger.note({
        at,
        client: name,
        method,
        path,
        body,
        key,
        tookMs: performance.now() - from,
        status,
        reply,
      });
    try {
      const response = await fetch(new URL(path, url), {
        method,
        headers: {
          authorization: `Bearer ${await credential()}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === null ? {} : { "idempotency-key": key }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(limitMs),
      });
      const text = await response.text();
      const answer = { status: response.status, body: parse(text), headers: response.headers };
      note(answer.status, answer.body);
      return answer;
    } catch (error) {
      note(null, String(error));
      throw new NoAnswer(`${method} ${path}: ${String(error)}`, { cause: error });
    }
  }

  async function expectOk<Schema extends z.ZodType>(
    method: string,
    path: string,
    schema: Schema,
    asked: Asked,
  ): Promise<z.infer<Schema>> {
    const { status, body } = await ask(method, path, asked);
    if (status < 200 || status > 299)
      throw new Broken(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
    return schema.parse(body);
  }

  return {
    url,
    credential,
    ask,
    get: (path, schema) => expectOk("GET", path, schema, {}),
    post: (path, body, schema, asked = {}) => expectOk("POST", path, schema, { ...asked, body }),
  };
}

function parse(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
