interface Asked {
  readonly response?: Response | undefined;
}

/** Headers that make an edit count only against the version that was just read: someone else's edit in between is not lost. */
export async function editHeaders(read: PromiseLike<Asked>): Promise<{ "if-match": string }> {
  const { response } = await read;
  return { "if-match": response?.headers.get("etag") ?? "" };
}
