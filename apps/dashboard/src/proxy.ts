import { isDevelopment } from "@facet/env/is-development";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./server/content-security-policy.ts";

/** Gives every page its own nonce. It decides nothing about who may see what: the API does. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({ nonce, development: isDevelopment() });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next reads the nonce of its own scripts from here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Not the API: a body that passes here would be held in memory and cut.
  matcher: [{ source: "/((?!api/|_next/static|_next/image|icon.svg).*)" }],
};
