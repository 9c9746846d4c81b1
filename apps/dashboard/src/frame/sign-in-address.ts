/** Where somebody who is signed out goes, and from there back to where they were. */
export function signInAddress(here: string): string {
  return here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`;
}

/** Where to go after signing in: only to a page of ours. */
export function nextAddress(next: string | null | undefined): string {
  if (next === null || next === undefined) return "/";
  // Browsers read a backslash as a slash, and two of them as another host.
  const isOurs = /^\/(?![/\\])/.test(next) && !/[\u0000-\u001f\\]/.test(next);
  return isOurs ? next : "/";
}
