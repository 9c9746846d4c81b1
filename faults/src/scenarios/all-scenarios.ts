import { runnerKilled } from "./f01-runner-killed.ts";
import { engineKilled } from "./f02-engine-killed.ts";
import { orphanedEngine } from "./f03-orphaned-engine.ts";
import { apiKilledInCreation } from "./f04-api-killed-in-creation.ts";
import { streamsOfKilledApi } from "./f05-streams-of-killed-api.ts";
import { leaderKilled } from "./f06-leader-killed.ts";
import { redisRestarted } from "./f07-redis-restarted.ts";
import { redisFlushed } from "./f08-redis-flushed.ts";
import { redisDown } from "./f09-redis-down.ts";
import { redisFull } from "./f10-redis-full.ts";
import { redisHangs } from "./f11-redis-hangs.ts";
import { storeLocked } from "./f12-store-locked.ts";
import { diskFullAtWork } from "./f13-disk-full-at-work.ts";
import { diskFullAtUpload } from "./f14-disk-full-at-upload.ts";
import { diskFullAtSpool } from "./f15-disk-full-at-spool.ts";
import { outOfMemory } from "./f17-out-of-memory.ts";
import { toldToLeave, toldToLeaveAtOnce, toldToLeaveAtTheEnd } from "./f18-told-to-leave.ts";
import { deliveredTwice } from "./f21-delivered-twice.ts";
import { apiStalls } from "./f22-api-stalls.ts";
import { halfUpload } from "./f23-half-upload.ts";
import { wrongPart } from "./f24-wrong-part.ts";
import { tornCheckpoint } from "./f25-torn-checkpoint.ts";
import { allCheckpointsTorn } from "./f26-all-checkpoints-torn.ts";
import { dataAltered } from "./f27-data-altered.ts";
import { artefactAltered } from "./f28-artefact-altered.ts";
import { transfersBreak } from "./f29-transfers-break.ts";
import { clocksWrong } from "./f30-clocks-wrong.ts";
import { slowReaders } from "./f31-slow-readers.ts";
import { streamsCut } from "./f32-streams-cut.ts";
import { eventFlood } from "./f33-event-flood.ts";
import { editsAtOnce } from "./f34-edits-at-once.ts";
import { cancelRaces } from "./f35-cancel-races.ts";
import { sentTwice } from "./f36-sent-twice.ts";
import { runnerFrozen } from "./f37-runner-frozen.ts";
import { lineBroken } from "./f38-line-broken.ts";
import { poisonJob } from "./f41-poison-job.ts";
import { noisyTenant } from "./f42-noisy-tenant.ts";
import { powerCut } from "./f44-power-cut.ts";
import { backupRestored } from "./f45-backup-restored.ts";
import type { Scenario } from "./scenario.ts";

/** In the order of the fault matrix. */
export const allScenarios: readonly Scenario[] = [
  runnerKilled,
  engineKilled,
  orphanedEngine,
  apiKilledInCreation,
  streamsOfKilledApi,
  leaderKilled,
  redisRestarted,
  redisFlushed,
  redisDown,
  redisFull,
  redisHangs,
  storeLocked,
  diskFullAtWork,
  diskFullAtUpload,
  diskFullAtSpool,
  outOfMemory,
  toldToLeave,
  toldToLeaveAtOnce,
  toldToLeaveAtTheEnd,
  deliveredTwice,
  apiStalls,
  halfUpload,
  wrongPart,
  tornCheckpoint,
  allCheckpointsTorn,
  dataAltered,
  artefactAltered,
  transfersBreak,
  clocksWrong,
  slowReaders,
  streamsCut,
  eventFlood,
  editsAtOnce,
  cancelRaces,
  sentTwice,
  runnerFrozen,
  lineBroken,
  poisonJob,
  noisyTenant,
  powerCut,
  backupRestored,
];
