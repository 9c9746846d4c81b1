import type { Timings } from "@facet/contracts/timings";
import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import type { Metrics } from "@facet/ports/metrics";
import type { Tracer } from "@facet/ports/tracer";
import type { EngineCommand } from "../engine/engine-command.ts";
import type { GatewayClient } from "../gateway/gateway-client.ts";
import type { OrphanRecord } from "./orphans.ts";

/** One runner process: what it is made of, chosen once at start. */
export interface Host {
  /** Stays the same over restarts of this machine's runner. */
  readonly hostId: string;
  readonly apiUrl: string;
  /** This host's own folder: spool, work, orphans. */
  readonly folder: string;
  /** Verified artefacts, shared by all processes of this machine. */
  readonly cacheFolder: string;
  /** What the cache may hold between jobs. */
  readonly cacheBytes: number;
  readonly threads: number;
  readonly engine: EngineCommand;
  readonly llamaCommand: readonly string[];
  readonly gateway: GatewayClient;
  readonly orphans: OrphanRecord;
  readonly timings: Timings;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent: nobody measures this runner. */
  readonly metrics?: Metrics;
  /** Absent: nobody traces this runner. */
  readonly tracer?: Tracer;
}
