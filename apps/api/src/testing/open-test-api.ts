import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Oidc } from "@facet/auth/oidc/open-oidc";
import { Problem } from "@facet/contracts/errors/problem";
import type { Timings } from "@facet/contracts/timings";
import type { DocumentsEnv } from "@facet/env/read-api-env";
import { openLog } from "@facet/log/open-log";
import type { Log } from "@facet/ports/log";
import { createApiKey } from "@facet/services/keys/create-api-key";
import { must } from "@facet/services/testing/must";
import { type Account, newAccount } from "@facet/services/testing/new-account";
import { createTestClock, type TestClock } from "@facet/services/testing/test-clock";
import { createApp } from "../app.ts";
import { type ComposedPlatform, compose } from "../compose.ts";
import { openReadiness, type Readiness } from "../health/readiness.ts";
import type { InferenceClient } from "../inference/inference-client.ts";
import { forgetSetupToken } from "../owner/ensure-setup-token.ts";

export interface TestApi {
  readonly composed: ComposedPlatform;
  readonly home: string;
  readonly origin: string;
  readonly clock: TestClock;
  readonly readiness: Readiness;
  /** Two organisations that know nothing of each other, each with a project and a key. */
  readonly own: Account & { readonly key: string };
  readonly other: Account & { readonly key: string };
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** As `own`, with a JSON body when one is given. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export const runnerToken = "0123456789abcdef0123456789abcdef";

const noModels: InferenceClient = {
  generate: () => {
    throw new Error("no test asked for a model");
  },
  previewRow: () => Promise.reject(new Error("no test asked for a preview")),
};

/** The API in this process on a home of its own; nothing listens. */
export async function openTestApi(
  options: {
    inference?: InferenceClient;
    timings?: Timings;
    publicOrigin?: string;
    log?: Log;
    oidc?: Oidc;
    documents?: DocumentsEnv;
  } = {},
): Promise<TestApi> {
  const home = await mkdtemp(join(tmpdir(), "facet-api-"));
  const log = options.log ?? openLog({ name: "test", level: "error" });
  const clock = createTestClock();
  const origin = options.publicOrigin ?? "http://127.0.0.1:1";
  const composed = await compose({
    home,
    publicOrigin: () => origin,
    log,
    clock,
    ...(options.documents ? { documents: options.documents } : {}),
    ...(options.timings ? { timings: options.timings } : {}),
  });
  const { timings } = composed.platform;
  const readiness = openReadiness({ home, clock, timings });
  const app = createApp({
    composed,
    readiness,
    front: {
      publicOrigin: () => origin,
      insecureLan: false,
      oidc: options.oidc ?? null,
      onSetUp: () => forgetSetupToken(home),
    },
    inference: options.inference ?? noModels,
    runnerToken,
    operatorToken: "operator-0123456789abcdef0123456789",
  });
  const [own, other] = [await accountWithKey(composed), await accountWithKey(composed)];
  const ask = async (path: string, init?: RequestInit) =>
    app.fetch(new Request(new URL(path, "http://127.0.0.1"), init));
  return {
    composed,
    home,
    origin,
    clock,
    readiness,
    own,
    other,
    fetch: ask,
    call: (method, path, body, headers = {}) =>
      ask(path, {
        method,
        headers: {
          authorization: `Bearer ${own.key}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async close() {
      await composed.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function accountWithKey({ platform }: ComposedPlatform) {
  const account = await newAccount(platform);
  const { secret } = await createApiKey({
    ctx: account.ctx,
    input: { name: "test", scopes: [...account.ctx.principal.scopes], projectId: null, expiresAt: null },
  });
  return { ...account, key: must(secret, "key") };
}

/** A refusal's problem document, once it has been seen to be one: media type, status, request id, and no inner workings. */
export async function readProblem(response: Response): Promise<Problem> {
  const type = response.headers.get("content-type");
  if (type !== "application/problem+json") throw new Error(`${response.status} came as ${type}`);
  const text = await response.text();
  if (/node_modules|\.ts:\d|\bat \w+ \(/.test(text))
    throw new Error(`the problem shows inner workings: ${text}`);
  const problem = Problem.strict().parse(JSON.parse(text));
  if (problem.status !== response.status)
    throw new Error(`the body says ${problem.status}, the answer ${response.status}`);
  if (problem.requestId !== response.headers.get("x-request-id"))
    throw new Error("the request id is not the header's");
  return problem;
}
