/** PyTorch's own index of builds without CUDA. */
export const torchCpuIndex = "https://download.pytorch.org/whl/cpu";

interface TorchFacts {
  platform: NodeJS.Platform;
  hasNvidia: boolean;
  cpuIndexAnswers: boolean;
}

/**
 * Where PyTorch comes from. On Linux the ordinary package index holds CUDA builds of several gigabytes, so without an
 * NVIDIA driver the CPU index is asked first; where it cannot be reached, whatever pip is configured to use.
 */
export function chooseTorchSource(
  facts: TorchFacts,
): { kind: "configured" } | { kind: "index"; url: string } {
  const wantsCpu = facts.platform === "linux" && !facts.hasNvidia;
  return wantsCpu && facts.cpuIndexAnswers ? { kind: "index", url: torchCpuIndex } : { kind: "configured" };
}

/** True when a build pulls in NVIDIA's libraries. */
export function isCudaBuild(requirements: readonly string[]): boolean {
  return requirements.some((requirement) => /^(nvidia|cuda)-/i.test(requirement));
}
