const doors: readonly (readonly [from: string, to: string])[] = [
  ["/api/v1/", "/v1/"],
  ["/api/openai/v1/", "/openai/v1/"],
  ["/api/blobs/", "/api/blobs/"],
  ["/api/docs/", "/docs/"],
];

/** Where a request to the dashboard's `/api/...` goes; undefined when it leads nowhere (the worker gateway and the operator's door do not open here). */
export function apiAddress(apiUrl: string, requested: URL): URL | undefined {
  const door = doors.find(([from]) => requested.pathname.startsWith(from));
  if (door === undefined || closed.test(decoded(requested.pathname))) return undefined;
  const [from, to] = door;
  // The rest is taken as it came: decoding and encoding it again would change signed tokens.
  return new URL(`${to}${requested.pathname.slice(from.length)}${requested.search}`, apiUrl);
}

/** As the API will read it. A path that cannot be read is refused by the API itself. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const closed = /^\/api\/v1\/(worker|operator)(\/|$)/;
