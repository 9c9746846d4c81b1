import type { TestCount } from "./test-count.ts";

export interface PartContext {
  /** The repository's root folder. */
  root: string;
  /** Where Facet's state lives; the engine's Python is in `venv/` below it. */
  stateDir: string;
  /** Slow tests too. */
  all: boolean;
  /** Reports of the test runners are written here. */
  reportDir: string;
  limitSeconds: number;
  write(text: string): void;
}

export interface TestPart {
  name: string;
  summary: string;
  budgetSeconds: number;
  /** The folder, below the root, without which this part has nothing to test. */
  needs: string;
  /** Runs only when named or with `--all`. */
  onlyWithAll?: boolean;
  /** Needs the engine's Python environment. */
  usesEngine?: boolean;
  run(context: PartContext): Promise<TestCount>;
}
