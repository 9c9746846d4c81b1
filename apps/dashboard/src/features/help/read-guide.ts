import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isGuide } from "../../words/guides.ts";
import { helpWords } from "../../words/help.ts";

export interface Guide {
  readonly title: string;
  /** Markdown without its first heading. */
  readonly text: string;
}

/** One of the texts in `docs/`, from beside the app: two folders up, in the repository as in a build. */
export async function readGuide(slug: string): Promise<Guide | undefined> {
  const folder = isGuide(slug) ? "guides" : slug in helpWords.references ? "reference" : undefined;
  if (folder === undefined) return undefined;
  const path = join(/* turbopackIgnore: true */ process.cwd(), "..", "..", "docs", folder, `${slug}.md`);
  const text = await readFile(path, "utf8");
  const [, title = slug, rest = ""] = /^(?:<!--[^>]*-->\s*)?# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  return { title, text: rest };
}
