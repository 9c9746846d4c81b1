import { createHash } from "node:crypto";
import type { ArtifactFile } from "@facet/contracts/artifacts/artifact";
import {
  BlobTargets,
  Claimed,
  CommittedArtifact,
  JobStateReply,
  Session,
} from "@facet/contracts/gateway/worker-gateway";
import { cannedOutcome } from "@facet/services/testing/canned-outcome";
import { hold } from "./broken.ts";
import { type Answer, openClient } from "./open-client.ts";
import type { World } from "./world.ts";

/** A runner that this process plays at the worker gateway, without an engine: for exact moments and for large numbers. */
export interface PlayedRunner {
  readonly runnerId: string;
  claim(waitMs?: number): Promise<Claimed | null>;
  /** One write under the claim's fence, and whatever is answered. */
  send(claimed: Claimed, action: string, more?: Readonly<Record<string, unknown>>): Promise<Answer>;
  start(claimed: Claimed): Promise<void>;
  /** Steps `from` to `to`, with the losses that they should have. */
  tellSteps(claimed: Claimed, from: number, to: number): Promise<void>;
  /** Sends and commits what the job makes, and finalises; not yet complete. */
  finalize(claimed: Claimed): Promise<Answer>;
  complete(claimed: Claimed): Promise<Answer>;
  /** Everything from the start to the end. */
  finish(claimed: Claimed): Promise<void>;
}

const machine = {
  platform: "linux",
  arch: "x64",
  cpuModel: "played",
  cores: 2,
  memoryBytes: 8 * 1024 ** 3,
  flags: [],
  gpu: null,
};
const playedSteps = 40;
/** After these it has nothing to do with the job any more. */
const ends = new Set(["complete", "fail", "cancelled", "paused"]);

interface Played {
  /** Says nothing between its writes, so that its leases run out. */
  readonly silent?: boolean;
}

export async function playRunner(
  world: World,
  name: string,
  { silent = false }: Played = {},
): Promise<PlayedRunner> {
  const url = world.apiUrl;
  const client = openClient({
    name: `runner ${name}`,
    url,
    credential: async () => world.runnerToken,
    ledger: world.ledger,
  });
  const { runnerId } = await client.post(
    "/v1/worker/sessions",
    { hostId: `played-${name}`, name, lanes: ["cpu"], labels: [], machine, versions: {} },
    Session,
  );
  const fence = ({ attempt, leaseToken }: Claimed) => ({ attempt, leaseToken });
  const path = (claimed: Claimed, action: string) => `/v1/worker/jobs/${claimed.jobId}/${action}`;
  const post = (claimed: Claimed, action: string, more: Readonly<Record<string, unknown>>) =>
    client.ask("POST", path(claimed, action), { body: { ...fence(claimed), ...more } });
  const beating = new Map<string, NodeJS.Timeout>();
  const stopBeating = ({ leaseToken }: Claimed) => clearInterval(beating.get(leaseToken));
  const send: PlayedRunner["send"] = (claimed, action, more = {}) => {
    if (ends.has(action)) stopBeating(claimed);
    return post(claimed, action, more);
  };

  /** Until the job is no longer its own, or nobody answers. */
  function keepLease(claimed: Claimed): void {
    const beat = () => {
      post(claimed, "heartbeats", { progress: null, waitMs: 0 }).then(
        ({ status }) => status === 200 || stopBeating(claimed),
        () => stopBeating(claimed),
      );
    };
    beating.set(claimed.leaseToken, setInterval(beat, world.timings.heartbeatMs).unref());
  }

  async function tellSteps(claimed: Claimed, from: number, to: number): Promise<void> {
    const events = Array.from({ length: to - from + 1 }, (_, index) => ({
      line: claimed.lastLine + index + 1,
      at: new Date().toISOString(),
      type: "metric",
      step: from + index,
      values: { loss: world.reference[from + index - 1] ?? 0 },
    }));
    await client.post(
      path(claimed, "events"),
      { ...fence(claimed), events },
      JobStateReply.loose().partial(),
    );
  }

  async function commit(
    claimed: Claimed,
    folder: string,
    kind: string,
    texts: Readonly<Record<string, string>>,
  ): Promise<string> {
    const files: ArtifactFile[] = Object.entries(texts).map(([file, text]) => ({
      path: file,
      bytes: Buffer.byteLength(text),
      sha256: createHash("sha256").update(text).digest("hex"),
    }));
    const body = { ...fence(claimed), folder, kind, name: folder, files, details: {} };
    for (let tries = 1; ; tries += 1) {
      await sendFiles(claimed, folder, files, texts);
      const answer = await client.ask("POST", path(claimed, "artifacts"), { body });
      if (answer.status === 200) return CommittedArtifact.parse(answer.body).artifactId;
      // Bytes that another job had may be let go of before the commit: a runner sends them after all.
      const { code } = answer.body as { code?: string };
      hold(
        code === "upload_incomplete" && tries < 3,
        `committing ${folder} was answered ${answer.status} ${code}`,
      );
    }
  }

  async function sendFiles(
    claimed: Claimed,
    folder: string,
    files: readonly ArtifactFile[],
    texts: Readonly<Record<string, string>>,
  ): Promise<void> {
    const asked = { ...fence(claimed), folder, files };
    const { targets } = await client.post(path(claimed, "blobs"), asked, BlobTargets);
    for (const { path: file, present, href, headers } of targets) {
      if (present) continue;
      await fetch(new URL(href, url), { method: "PUT", headers, body: texts[file] ?? "" });
    }
  }

  async function start(claimed: Claimed): Promise<void> {
    await client.post(path(claimed, "start"), fence(claimed), JobStateReply);
  }

  async function finalize(claimed: Claimed): Promise<Answer> {
    if (claimed.kind === "train") await tellSteps(claimed, 1, playedSteps);
    const { result, folders } = cannedOutcome(claimed);
    const artifacts: Record<string, string> = {};
    for (const { role, kind, texts } of folders) artifacts[role] = await commit(claimed, role, kind, texts);
    return send(claimed, "finalize", { artifacts, result });
  }

  return {
    runnerId,
    async claim(waitMs = 0) {
      const asked = { runnerId, lanes: ["cpu"], labels: [], waitMs };
      const { status, body } = await client.ask("POST", "/v1/worker/claims", {
        body: asked,
        limitMs: 70_000,
      });
      if (status !== 200) return null;
      const claimed = Claimed.parse(body);
      if (!silent) keepLease(claimed);
      return claimed;
    },
    send,
    start,
    tellSteps,
    finalize,
    complete: (claimed) => send(claimed, "complete"),
    async finish(claimed) {
      await start(claimed);
      await finalize(claimed);
      const { status, body } = await send(claimed, "complete");
      hold(status === 200, `completing ${claimed.jobId} was answered ${status}: ${JSON.stringify(body)}`);
    },
  };
}
