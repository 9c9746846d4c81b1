/** One text file of the repository. */
export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
}

/** One rule of the house that no ready-made linter holds: what is wrong with a file, in plain sentences. */
export type HouseRule = (file: SourceFile) => string[];

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs|cjs|py|sh)$/.test(path);
export const isTest = (path: string): boolean => /\.test\.tsx?$|(^|\/)test_[^/]*\.py$/.test(path);
export const isGenerated = (file: SourceFile): boolean =>
  /(^|\/)generated\/|\.gen\./.test(file.path) || /generated/i.test(file.text.split("\n", 1)[0] ?? "");
