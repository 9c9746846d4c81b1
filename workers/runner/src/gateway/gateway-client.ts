import type {
  AppendEvents,
  ClaimNext,
  CommitArtifact,
  CommitCheckpoint,
  FailAttempt,
  Fence,
  Finalize,
  FindWork,
  Heartbeat,
  OpenSession,
  RequestBlobs,
} from "@facet/contracts/gateway/worker-gateway";
import {
  AppendReply,
  BlobTargets,
  Claimed,
  CommittedArtifact,
  HeartbeatReply,
  JobStateReply,
  SecretValue,
  Session,
  WorkFound,
} from "@facet/contracts/gateway/worker-gateway";
import { z } from "zod";
import { callGateway, type GatewayAddress } from "./call-gateway.ts";

/** Everything a runner may ask of the platform. Every call may throw `GatewayUnavailable` or `GatewayRefused`. */
export function createGatewayClient(address: GatewayAddress) {
  const { promptMs } = address;
  const post = <Reply>(
    path: string,
    body: unknown,
    reply: z.ZodType<Reply>,
    { signal, limitMs }: { signal?: AbortSignal; limitMs?: number } = {},
  ) =>
    callGateway(address, {
      path,
      body,
      reply,
      ...(signal === undefined ? {} : { signal }),
      ...(limitMs === undefined ? {} : { limitMs }),
    });
  // A connection that died in silence must not cost the lease, nor hold back what the engine says.
  const prompt = { limitMs: promptMs };
  const job = (id: string, action: string) => `/v1/worker/jobs/${id}/${action}`;
  const Nothing = z.unknown();

  return {
    openSession: (body: z.input<typeof OpenSession>) => post("/v1/worker/sessions", body, Session),
    claimNext: (body: z.input<typeof ClaimNext>, signal: AbortSignal) =>
      post("/v1/worker/claims", body, Claimed.nullable(), { signal, limitMs: body.waitMs + promptMs }),
    findWork: (body: FindWork, signal: AbortSignal) =>
      post("/v1/worker/work", body, WorkFound, { ...prompt, signal }),
    startWork: (id: string, body: Fence) => post(job(id, "start"), body, JobStateReply, prompt),
    heartbeat: (id: string, body: z.input<typeof Heartbeat>, signal: AbortSignal) =>
      post(job(id, "heartbeats"), body, HeartbeatReply, { signal, limitMs: body.waitMs + promptMs }),
    appendEvents: (id: string, body: z.input<typeof AppendEvents>) =>
      post(job(id, "events"), body, AppendReply, prompt),
    requestBlobs: (id: string, body: z.input<typeof RequestBlobs>) =>
      post(job(id, "blobs"), body, BlobTargets),
    commitArtifact: (id: string, body: z.input<typeof CommitArtifact>) =>
      post(job(id, "artifacts"), body, CommittedArtifact),
    commitCheckpoint: (id: string, body: z.input<typeof CommitCheckpoint>) =>
      post(job(id, "checkpoints"), body, CommittedArtifact),
    finalize: (id: string, body: z.input<typeof Finalize>) => post(job(id, "finalize"), body, JobStateReply),
    complete: (id: string, body: Fence) => post(job(id, "complete"), body, Nothing),
    fail: (id: string, body: z.input<typeof FailAttempt>) => post(job(id, "fail"), body, Nothing),
    confirmCancelled: (id: string, body: Fence) => post(job(id, "cancelled"), body, Nothing),
    confirmPaused: (id: string, body: Fence) => post(job(id, "paused"), body, Nothing),
    readSecret: (id: string, body: Fence) => post(job(id, "secret"), body, SecretValue),
  };
}

export type GatewayClient = ReturnType<typeof createGatewayClient>;
