/** An address that text from anywhere may link to, or null: only web and mail, so that no link runs code. */
export function safeAddress(href: string): string | null {
  // Browsers skip control characters inside a scheme: "java\tscript:" is one.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u0020\u007f-\u009f]/.test(href.trim())) return null;
  const url = URL.parse(href.trim());
  return url !== null && ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}
