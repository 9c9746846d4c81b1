import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    name: "packages/ui",
    environment: "happy-dom",
    // One document for many files: set-up.ts empties it after each test, and making one costs a second.
    isolate: false,
    // As the others, with which it shares its turn.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./src/testing/set-up.ts"],
  },
});
