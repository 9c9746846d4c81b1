import { words } from "../words.ts";

export interface FileLimits {
  /** Endings with the dot: [".jsonl", ".csv"]. */
  endings: readonly string[];
  mostBytes?: number | undefined;
  multiple?: boolean | undefined;
}

/** Which of the dropped files may go on, and a sentence for each that may not. */
export function acceptFiles(
  files: readonly File[],
  limits: FileLimits,
): { accepted: File[]; problems: string[] } {
  if (limits.multiple !== true && files.length > 1) return { accepted: [], problems: [words.files.tooMany] };
  const problems: string[] = [];
  const accepted = files.filter((file) => {
    const problem = problemOf(file, limits);
    if (problem !== null) problems.push(problem);
    return problem === null;
  });
  return { accepted, problems };
}

function problemOf(file: File, { endings, mostBytes }: FileLimits): string | null {
  const name = file.name.toLowerCase();
  if (!endings.some((ending) => name.endsWith(ending)))
    return words.files.wrongKind(file.name, endings.join(", "));
  if (mostBytes !== undefined && file.size > mostBytes)
    return words.files.tooLarge(file.name, file.size, mostBytes);
  return null;
}
