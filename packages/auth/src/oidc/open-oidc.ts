import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import { identityError } from "../identity-error.ts";

interface OidcSettings {
  /** As the provider's own discovery document spells it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the browser keeps, sealed, while it is at the provider. */
export interface OidcFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider vouches for. Issuer and subject are the identity; an address is only an address. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  /** Lower case; null unless the provider says that it has verified it. */
  readonly verifiedEmail: string | null;
}

export interface Oidc {
  /** Where to send the browser. Throws `IdentityUnavailable`. */
  begin(redirectUri: string): Promise<{ href: string; flow: OidcFlow }>;
  /** Who came back with this code. Throws `IdentityUnavailable` for all that does not fit. */
  finish(back: { code: string; flow: OidcFlow; redirectUri: string }): Promise<OidcPerson>;
}

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
const Claims = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  name: z.string().max(200).optional(),
  email: z.string().max(254).optional(),
  email_verified: z.boolean().optional(),
});

/** Signatures by a key that the provider publishes; never `none`, never one that the client's secret makes. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"];
const answerWithinMs = 10_000;
const random = () => randomBytes(32).toString("base64url");

/** Signing in through an OpenID Connect provider: authorisation code with PKCE. Its discovery document is read once. */
export function openOidc({ issuer, clientId, clientSecret }: OidcSettings): Oidc {
  let found: ReturnType<typeof discover> | undefined;
  const provider = () => {
    found ??= discover();
    // A provider that was away is asked again.
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
  async function discover() {
    const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const document = Discovery.safeParse(await ask(url));
    if (!document.success || document.data.issuer !== issuer)
      throw identityError(
        "IdentityUnavailable",
        "the provider's discovery document is not that of the issuer",
      );
    return { ...document.data, keys: createRemoteJWKSet(new URL(document.data.jwks_uri)) };
  }
  return {
    async begin(redirectUri) {
      const { authorization_endpoint } = await provider();
      const flow = { state: random(), nonce: random(), verifier: random() };
      const href = new URL(authorization_endpoint);
      const parameters = {
        response_type: "code",
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: createHash("sha256").update(flow.verifier).digest("base64url"),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(parameters)) href.searchParams.set(name, value);
      return { href: href.href, flow };
    },
    finish: (back) => inOurWords(() => finish(back)),
  };

  async function finish({ code, flow, redirectUri }: Parameters<Oidc["finish"]>[0]): Promise<OidcPerson> {
    const { token_endpoint, keys } = await provider();
    const basic = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    const answer = await ask(token_endpoint, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(basic).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        code_verifier: flow.verifier,
      }).toString(),
    });
    const { id_token: idToken } = z.object({ id_token: z.string() }).parse(answer);
    const { payload } = await jwtVerify(idToken, keys, {
      issuer,
      audience: clientId,
      algorithms,
      requiredClaims: ["sub", "exp", "iat"],
    });
    const claims = Claims.parse(payload);
    if (claims.nonce !== flow.nonce)
      throw identityError("IdentityUnavailable", "the provider's answer belongs to another sign-in");
    const verified = claims.email_verified === true && claims.email !== undefined;
    return {
      issuer,
      subject: claims.sub,
      name: claims.name ?? null,
      verifiedEmail: verified ? (claims.email ?? "").toLowerCase() : null,
    };
  }
}

/** A token that is not signed as it must be, or lacks a claim, is a provider that cannot be relied on. */
async function inOurWords<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof Error && error.name === "IdentityUnavailable") throw error;
    throw identityError("IdentityUnavailable", "the identity provider's answer cannot be trusted", error);
  }
}

async function ask(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, {
    ...init,
    redirect: "error",
    signal: AbortSignal.timeout(answerWithinMs),
  }).catch((error: unknown) => {
    throw identityError("IdentityUnavailable", "the identity provider does not answer", error);
  });
  if (!response.ok)
    throw identityError("IdentityUnavailable", `the identity provider answered ${response.status}`);
  return response.json();
}
