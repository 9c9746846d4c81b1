import { identityError } from "../identity-error.ts";

export interface PasswordEndpoint {
  /** Id of the account whose address and password these are. */
  check(email: string, password: string): Promise<string | undefined>;
  /** Turns a custom token into an id token. */
  exchange(customToken: string): Promise<string>;
}

interface EndpointOptions {
  /** The project's web API key: names the project, opens nothing. */
  readonly apiKey: string;
  /** `host:port` of the emulator; null is Firebase itself. */
  readonly emulatorHost: string | null;
}

const wrong =
  /^(INVALID_LOGIN_CREDENTIALS|INVALID_PASSWORD|EMAIL_NOT_FOUND|USER_DISABLED|INVALID_EMAIL|MISSING_)/;

/** What firebase-admin cannot do: prove a password. The public endpoint that browsers use can. */
export function openPasswordEndpoint({ apiKey, emulatorHost }: EndpointOptions): PasswordEndpoint {
  const service = "identitytoolkit.googleapis.com/v1/accounts";
  const base = emulatorHost === null ? `https://${service}` : `http://${emulatorHost}/${service}`;
  async function call(method: string, body: object): Promise<Record<string, unknown> | string> {
    const response = await fetch(`${base}:${method}?key=${encodeURIComponent(apiKey)}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...body, returnSecureToken: true }),
      signal: AbortSignal.timeout(10_000),
    }).catch((error: unknown) => {
      throw identityError("IdentityUnavailable", "Firebase does not answer", error);
    });
    const answer = (await response.json()) as Record<string, unknown> & { error?: { message?: string } };
    return response.ok ? answer : (answer.error?.message ?? `status ${response.status}`);
  }
  return {
    async check(email, password) {
      const answer = await call("signInWithPassword", { email, password });
      if (typeof answer !== "string") return String(answer.localId);
      if (wrong.test(answer)) return undefined;
      throw identityError("IdentityUnavailable", `Firebase answered ${answer}`);
    },
    async exchange(customToken) {
      const answer = await call("signInWithCustomToken", { token: customToken });
      if (typeof answer !== "string") return String(answer.idToken);
      throw identityError("IdentityUnavailable", `Firebase answered ${answer}`);
    },
  };
}
