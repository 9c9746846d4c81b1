/**
 * For `dynamic` parts that stand behind a page's data: their code is fetched as soon as the page's own code runs, beside
 * the data and not after it. Not for what is drawn only when somebody asks for it.
 */
export function early<Part>(load: () => Promise<Part>): () => Promise<Part> {
  // Who draws it asks again where this one failed.
  if (typeof window !== "undefined") load().catch(() => undefined);
  return load;
}
