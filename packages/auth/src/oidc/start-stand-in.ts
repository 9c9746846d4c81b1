import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface StandInPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export interface StandIn {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** Who is signed in at the provider. */
  person: StandInPerson;
  /** Claims of the next tokens that replace the right ones; `alg: "other"` signs them with another key. */
  wrong: Record<string, unknown>;
  /** What a browser does there: consents at once, and is sent back. */
  visit(href: string): Promise<URL>;
  close(): Promise<void>;
}

/** A small OpenID provider for tests: discovery, consent without a question, PKCE, RS256. */
export async function startStandIn(): Promise<StandIn> {
  const [keys, others] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const client = { clientId: "facet", clientSecret: "a secret of the stand-in" };
  const codes = new Map<string, URLSearchParams>();
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", standIn.issuer);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = new URLSearchParams(Buffer.concat(chunks).toString());
    const { status = 200, json } = await answer(url, body, request.headers.authorization);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  };
  const server = createServer((request, response) => void serve(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  const standIn: StandIn = {
    issuer: `http://127.0.0.1:${port}`,
    client,
    person: { sub: "person-1" },
    wrong: {},
    async visit(href) {
      const asked = new URL(href).searchParams;
      const code = crypto.randomUUID();
      codes.set(code, asked);
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };

  async function answer(
    url: URL,
    body: URLSearchParams,
    authorization: string | undefined,
  ): Promise<{ status?: number; json: unknown }> {
    const { issuer } = standIn;
    if (url.pathname === "/.well-known/openid-configuration")
      return {
        json: {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
        },
      };
    if (url.pathname === "/keys") return { json: { keys: [jwk] } };
    const asked = codes.get(body.get("code") ?? "");
    codes.delete(body.get("code") ?? "");
    const basic = `${encodeURIComponent(client.clientId)}:${encodeURIComponent(client.clientSecret)}`;
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    const fits =
      authorization === `Basic ${Buffer.from(basic).toString("base64")}` &&
      asked?.get("code_challenge") === challenge &&
      asked.get("redirect_uri") === body.get("redirect_uri");
    if (url.pathname !== "/token" || !fits) return { status: 400, json: { error: "invalid_grant" } };
    const { alg, ...claims } = standIn.wrong;
    const now = Math.floor(Date.now() / 1000);
    const token = new SignJWT({
      ...standIn.person,
      iss: issuer,
      aud: client.clientId,
      nonce: asked.get("nonce"),
      iat: now,
      exp: now + 300,
      ...claims,
    }).setProtectedHeader({ alg: "RS256", kid: "one" });
    return { json: { id_token: await token.sign(alg === "other" ? others.privateKey : keys.privateKey) } };
  }
  return standIn;
}
