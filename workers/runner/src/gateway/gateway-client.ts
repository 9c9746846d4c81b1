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
  const post = <Reply>(path: string, body: unknown, reply: z.ZodType<Reply>, signal?: AbortSignal) =>
    callGateway(address, { path, body, reply, ...(signal ? { signal } : {}) });
  const job = (id: string, action: string) => `/v1/worker/jobs/${id}/${action}`;
  const Nothing = z.unknown();

  return {
    openSession: (body: z.input<typeof OpenSession>) => post("/v1/worker/sessions", body, Session),
    claimNext: (body: z.input<typeof ClaimNext>, signal: AbortSignal) =>
      post("/v1/worker/claims", body, Claimed.nullable(), signal),
    findWork: (body: FindWork, signal: AbortSignal) => post("/v1/worker/work", body, WorkFound, signal),
    startWork: (id: string, body: Fence) => post(job(id, "start"), body, JobStateReply),
    heartbeat: (id: string, body: z.input<typeof Heartbeat>, signal: AbortSignal) =>
      post(job(id, "heartbeats"), body, HeartbeatReply, signal),
    appendEvents: (id: string, body: z.input<typeof AppendEvents>) =>
      post(job(id, "events"), body, AppendReply),
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
