import { expect, test } from "vitest";
import { chooseTorchSource, isCudaBuild, torchCpuIndex } from "./choose-torch-source.ts";

const cpuLinux = { platform: "linux", hasNvidia: false, cpuIndexAnswers: true } as const;

test("Linux without an NVIDIA driver takes PyTorch's CPU builds", () => {
  expect(chooseTorchSource(cpuLinux)).toEqual({ kind: "index", url: torchCpuIndex });
});

test.each([
  ["the CPU index does not answer", { ...cpuLinux, cpuIndexAnswers: false }],
  ["there is an NVIDIA driver, so CUDA is wanted", { ...cpuLinux, hasNvidia: true }],
  ["macOS has no CUDA builds to avoid", { ...cpuLinux, platform: "darwin" } as const],
])("pip's own configuration decides when %s", (_, facts) => {
  expect(chooseTorchSource(facts)).toEqual({ kind: "configured" });
});

test("a build that pulls NVIDIA's libraries is known by its requirements", () => {
  expect(isCudaBuild(["filelock", 'nvidia-cublas==13.1; platform_system == "Linux"'])).toBe(true);
  expect(isCudaBuild(["filelock", "sympy>=1.13.3"])).toBe(false);
});
