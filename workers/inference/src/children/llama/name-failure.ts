/** A failure whose code and cause are already named. */
export class OperationFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const outOfMemory =
  /insufficient|not enough|too large|failed to allocate|alloc(?:ation)? failed|out of memory|bad_alloc/i;
const unsupported = /unknown model architecture|unsupported.*architecture|unsupportederror/i;
const damaged =
  /magic|gguf|tensor|corrupt|eof|read error|invalid|truncat|failed to load model|offset|out of (?:bounds|range)/i;

/**
 * Code and one sentence for whatever the library threw.
 * `nativeLines` are what llama.cpp logged meanwhile: the thrown text alone is often only "Failed to load model".
 */
export function nameFailure(
  error: unknown,
  nativeLines: readonly string[] = [],
): { code: string; message: string } {
  if (error instanceof OperationFailure) return { code: error.code, message: error.message };
  const own = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const all = [own, ...nativeLines].join("\n");
  const architecture = /unknown model architecture:? *'?([\w.-]+)/i.exec(all)?.[1];
  if (architecture !== undefined || unsupported.test(all)) {
    const named =
      architecture === undefined ? "This model's architecture" : `The architecture ${architecture}`;
    return {
      code: "unsupported_architecture",
      message: `${named} is not known to llama.cpp. Use another model, or serve its safetensors.`,
    };
  }
  if (outOfMemory.test(all)) {
    return {
      code: "out_of_memory",
      message:
        "The model or its context does not fit in memory. Lower the context length, or use a smaller quantization.",
    };
  }
  if (damaged.test(all)) {
    const cause = nativeLines.find((line) => damaged.test(line)) ?? own;
    return {
      code: "damaged_file",
      message: `The GGUF file cannot be read (${cause.trim().slice(0, 200)}). Export or fetch it again.`,
    };
  }
  return { code: "internal", message: `llama.cpp failed: ${own.slice(0, 300)}` };
}
