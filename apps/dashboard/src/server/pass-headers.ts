/** They speak about one connection, or would lie about the next one. */
const hopByHop = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "host",
  "content-length",
  "expect",
];

/** What the API is told. `publicOrigin` is where the browser believes to be: cookies and origin checks rest on it. */
export function requestHeaders(given: Headers, publicOrigin: URL): Headers {
  const headers = without(given, hopByHop);
  for (const name of given.keys())
    if (name.startsWith("x-middleware-") || name.startsWith("x-nextjs-")) headers.delete(name);
  headers.delete("forwarded");
  headers.set("x-forwarded-host", publicOrigin.host);
  headers.set("x-forwarded-proto", publicOrigin.protocol.slice(0, -1));
  // Compressed events would wait in a buffer for more.
  headers.set("accept-encoding", "identity");
  return headers;
}

export function answerHeaders(given: Headers): Headers {
  return without(given, hopByHop);
}

function without(given: Headers, names: readonly string[]): Headers {
  const named = (given.get("connection") ?? "").split(",").map((name) => name.trim().toLowerCase());
  const headers = new Headers(given);
  for (const name of [...names, ...named]) if (name !== "") headers.delete(name);
  return headers;
}
