import { SignedIn } from "@facet/contracts/accounts/sign-in";
import type { TestApi } from "./open-test-api.ts";

/** A browser on the dashboard's page: keeps the cookie, and says with each write which page it comes from. */
export interface Browser {
  /** `path` below `/v1`. Headers given here replace its own; an empty one is left out. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The same; throws with the problem when it is refused. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>;
  /** The last `Set-Cookie` of a session as it came. */
  readonly setCookie: () => string | undefined;
  /** The session's cookie, as it is sent. */
  readonly cookie: () => string | undefined;
  /** Puts another in its place. */
  keep(cookie: string | undefined): void;
}

export function openBrowser(api: TestApi, address = "203.0.113.7"): Browser {
  const jar = new Map<string, string>();
  let setCookie: string | undefined;
  const isSession = (name: string) => /^(__Host-)?facet$/.test(name);
  const keep = (pair: string) => {
    const [name = "", ...rest] = pair.split("=");
    const value = rest.join("=");
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  };
  const send: Browser["send"] = async (method, path, body, headers = {}) => {
    const all = new Headers({
      "x-forwarded-for": address,
      "user-agent": "test browser",
      ...(method === "GET" ? {} : { origin: api.origin, "sec-fetch-site": "same-origin" }),
      ...(jar.size === 0 ? {} : { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    });
    for (const [name, value] of Object.entries(headers)) if (value === "") all.delete(name);
    const response = await api.fetch(`/v1${path}`, {
      method,
      headers: all,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const given of response.headers.getSetCookie()) {
      const pair = given.split(";")[0] ?? "";
      keep(pair);
      if (isSession(pair.split("=")[0] ?? "")) setCookie = given;
    }
    return response;
  };
  return {
    send,
    async ask(...call) {
      const response = await send(...call);
      const text = await response.text();
      if (!response.ok) throw new Error(`${call[0]} ${call[1]} answered ${response.status}: ${text}`);
      return text === "" ? undefined : (JSON.parse(text) as unknown);
    },
    setCookie: () => setCookie,
    cookie: () => {
      const found = [...jar].find(([name]) => isSession(name));
      return found?.join("=");
    },
    keep: (pair) => {
      for (const name of jar.keys()) if (isSession(name)) jar.delete(name);
      if (pair !== undefined) keep(pair);
    },
  };
}

/** A browser that has signed in with a password. */
export async function signInAs(
  api: TestApi,
  { email, password }: { email: string; password: string },
  address?: string,
): Promise<Browser> {
  const browser = openBrowser(api, address);
  SignedIn.parse(await browser.ask("POST", "/auth/sign-in", { email, password }));
  return browser;
}

/** A browser with a session of this person, without the toil of signing in. */
export async function browserOf(api: TestApi, { id }: { id: string }): Promise<Browser> {
  const device = { address: null, userAgent: null };
  const { token } = await api.composed.platform.identity.openSession(id, device);
  const browser = openBrowser(api);
  browser.keep(`${api.origin.startsWith("https:") ? "__Host-facet" : "facet"}=${token}`);
  return browser;
}
