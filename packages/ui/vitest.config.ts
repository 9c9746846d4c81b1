import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    name: "packages/ui",
    environment: "happy-dom",
    // One document for many files: set-up.ts empties it after each test, and making one costs a second.
    isolate: false,
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./src/testing/set-up.ts"],
  },
});
