import { createHash } from "node:crypto";
import { BlobTargets, Claimed, CommittedArtifact, Session } from "@facet/contracts/gateway/worker-gateway";
import type { BenchPlatform } from "../bench-platform.ts";
import { ask } from "./ask.ts";

/** A runner whose work takes no time: what is left is the platform's. Speaks to the gateway as a real one does. */
export interface GatewayRunner {
  /** The next job; null when none came up in the time. */
  claim(waitMs: number): Promise<Claimed | null>;
  start(claimed: Claimed): Promise<void>;
  say(claimed: Claimed, events: readonly object[]): Promise<void>;
  /** From start to success, with one file. */
  finish(claimed: Claimed): Promise<void>;
  /** Ends it at once, without success. */
  drop(claimed: Claimed): Promise<void>;
}

const folder = "model";
const content = Buffer.from("{}");
const files = [
  {
    path: "config.json",
    bytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
  },
];
const hash = "5".repeat(64);
/** A small but well-formed outcome of an import. */
const shape = {
  architecture: "LlamaForCausalLM",
  modelType: "llama",
  parameters: 134_515_008,
  layers: 30,
  hiddenSize: 576,
  intermediateSize: 1536,
  vocabSize: 49_152,
  heads: 9,
  kvHeads: 3,
  contextLength: 8192,
  dtype: "bfloat16",
  tieEmbeddings: true,
  chatTemplate: true,
  templateSha256: hash,
  tokenizerSha256: hash,
  licence: null,
  gated: false,
  revision: null,
};
const machine = {
  platform: "linux",
  arch: "x64",
  cpuModel: "bench",
  cores: 1,
  memoryBytes: 8 * 1024 ** 3,
  flags: [],
  gpu: null,
};

export async function openGatewayRunner(platform: BenchPlatform): Promise<GatewayRunner> {
  const { apiUrl: origin, runnerToken: token } = platform;
  const tell = (path: string, json: unknown) =>
    ask({ origin, token, method: "POST", path: `/v1/worker/${path}`, json });
  const lanes = ["cpu"];
  const hostId = `bench-${crypto.randomUUID()}`;
  const session = { hostId, name: "bench", lanes, labels: [], machine, versions: {} };
  const { runnerId } = Session.parse(await tell("sessions", session));
  const about = ({ jobId, attempt, leaseToken }: Claimed) => ({
    path: (verb: string) => `jobs/${jobId}/${verb}`,
    fence: { attempt, leaseToken },
  });

  async function start(claimed: Claimed): Promise<void> {
    const { path, fence } = about(claimed);
    await tell(path("start"), fence);
  }

  return {
    start,
    async claim(waitMs) {
      const answer = await tell("claims", { runnerId, lanes, labels: [], waitMs });
      return answer === null ? null : Claimed.parse(answer);
    },
    async say(claimed, events) {
      const { path, fence } = about(claimed);
      await tell(path("events"), { ...fence, events });
    },
    async finish(claimed) {
      const { path, fence } = about(claimed);
      await start(claimed);
      const { targets } = BlobTargets.parse(await tell(path("blobs"), { ...fence, folder, files }));
      for (const { href, present } of targets)
        if (!present) await ask({ origin, method: "PUT", path: href, bytes: content });
      const artifact = { ...fence, folder, kind: "base-model", name: folder, files, details: {} };
      const { artifactId } = CommittedArtifact.parse(await tell(path("artifacts"), artifact));
      await tell(path("finalize"), { ...fence, artifacts: { model: artifactId }, result: { shape } });
      await tell(path("complete"), fence);
    },
    async drop(claimed) {
      const { path, fence } = about(claimed);
      const why = { code: "no_usable_rows", class: "user", message: "The bench has seen enough." };
      await tell(path("fail"), { ...fence, ...why, place: null, fix: null, fixKnobs: null, lastStep: null });
    },
  };
}
