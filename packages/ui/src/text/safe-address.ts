/** An address that text from anywhere may link to, or null: only web and mail, so that no link runs code. */
export function safeAddress(href: string): string | null {
  const address = href.trim();
  // Browsers skip spaces and control characters inside a scheme: "java\tscript:" is one.
  if (/[\s\p{Cc}]/u.test(address)) return null;
  const url = URL.parse(address);
  return url !== null && ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}
