import { expect, test } from "vitest";
import { nameFailure, OperationFailure } from "./name-failure.ts";

test.each([
  [
    new Error("Failed to load model"),
    ["error loading model: unknown model architecture: 'alpha'"],
    "unsupported_architecture",
  ],
  [
    new Error("Failed to load model"),
    ["tensor 'x' data is not within the file bounds, model is corrupted"],
    "damaged_file",
  ],
  [
    new Error("Failed to load model"),
    ["ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer"],
    "out_of_memory",
  ],
  [new Error("A context size of 4096 is too large for the available RAM"), [], "out_of_memory"],
  [new Error('Invalid GGUF magic. Expected "GGUF" but got "MZ".'), [], "damaged_file"],
  [new Error("the sequence was disposed"), [], "internal"],
  ["thrown text", [], "internal"],
])("%s is named by its cause", (error, lines, code) => {
  expect(nameFailure(error, lines).code).toBe(code);
});

test("a named failure stays as it is", () => {
  expect(nameFailure(new OperationFailure("conflict", "two at once"))).toEqual({
    code: "conflict",
    message: "two at once",
  });
});
