/** Where somebody who is signed out goes, and from there back to where they were. */
export function signInAddress(here: string): string {
  return here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`;
}

const here = "http://here.invalid";

/** Where to go after signing in: only to a page of ours. Read as a browser reads it, backslashes and all. */
export function nextAddress(next: string | null | undefined): string {
  if (next === null || next === undefined || !next.startsWith("/")) return "/";
  const url = URL.parse(next, here);
  return url?.origin === here ? `${url.pathname}${url.search}${url.hash}` : "/";
}
