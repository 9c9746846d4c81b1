import { isGuide } from "../../words/guides.ts";
import { helpWords } from "../../words/help.ts";

/**
 * Where a link between files of `docs/` leads on these pages. Null for what only the repository has, such as an example or
 * the API's description.
 */
export function docLink(href: string): string | null {
  if (href.startsWith("#")) return href;
  const found = /^(?:\.\.\/)?(?:(?:guides|reference)\/)?([\w-]+)\.md(#[\w-]+)?$/.exec(href);
  if (found === null) return null;
  const [, slug = "", anchor = ""] = found;
  return isGuide(slug) || slug === "errors" || slug in helpWords.references ? `/docs/${slug}${anchor}` : null;
}

/** The address of a heading, as other readers of Markdown make it. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
}

/** Where a picture of `docs/pictures` is fetched from; null for any other. */
export function pictureAddress(src: string): string | null {
  const [, name] = /^(?:\.\.\/)?pictures\/([\w-]+\.png)$/.exec(src) ?? [];
  return name === undefined ? null : `/docs/pictures/${name}`;
}
