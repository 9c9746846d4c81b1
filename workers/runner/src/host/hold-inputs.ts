import { evictArtifacts } from "@facet/artifacts/evict-artifacts";
import { fetchArtifact } from "@facet/artifacts/fetch-artifact";
import { holdArtifact } from "@facet/artifacts/hold-artifact";
import type { LinkedArtifact } from "@facet/contracts/gateway/worker-gateway";
import type { Host } from "./host.ts";

export interface HeldInputs {
  /** The verified folder of an artefact; nothing evicts it before `release`. */
  fetch(
    artifact: LinkedArtifact,
    signal: AbortSignal,
    onProgress: (done: number, total: number) => void,
  ): Promise<string>;
  /** Lets go of everything, and brings the cache back under its limit. */
  release(): Promise<void>;
}

const askAgainMs = 50;

/** The artefacts that one attempt reads, kept in the cache while it does. */
export function holdInputs({ apiUrl, cacheFolder, cacheBytes, clock, log }: Host): HeldInputs {
  const held = new Map<string, { release(): void }>();

  async function hold(manifestSha256: string, signal: AbortSignal): Promise<void> {
    while (!held.has(manifestSha256)) {
      const lock = await holdArtifact({ cacheRoot: cacheFolder, manifestSha256 });
      if (lock !== undefined) held.set(manifestSha256, lock);
      else await clock.wait(askAgainMs, signal);
    }
  }

  return {
    async fetch({ files, manifestSha256 }, signal, onProgress) {
      await hold(manifestSha256, signal);
      return fetchArtifact({
        files: files.map((file) => ({ ...file, href: new URL(file.href, apiUrl).href })),
        cacheRoot: cacheFolder,
        manifestSha256,
        signal,
        onProgress,
      });
    },
    async release() {
      for (const lock of held.values()) lock.release();
      held.clear();
      try {
        const { artifacts, freedBytes } = await evictArtifacts({
          cacheRoot: cacheFolder,
          maxBytes: cacheBytes,
          keepMs: 0,
        });
        if (artifacts > 0) log.info("made room in the cache", { artifacts, freedBytes });
      } catch (error) {
        log.warn("the cache could not be tidied", { error: String(error) });
      }
    },
  };
}
