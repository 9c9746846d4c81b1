/** The format is known by the content; these are the names under which people keep such files. */
export const fileEndings: readonly string[] = [".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".txt"];
export const mostFileBytes = 64 * 1024 ** 3;
