/**
 * A signed link as this page can follow it. Links name the origin the API knows; its bytes come through the dashboard's
 * own origin too, and the page may speak to no other.
 */
export function sameOriginLink(href: string, origin: string): string {
  const url = new URL(href, origin);
  return url.pathname.startsWith("/api/blobs/") ? `${origin}${url.pathname}${url.search}` : url.href;
}
