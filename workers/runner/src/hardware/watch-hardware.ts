import type { Clock } from "@facet/ports/clock";
import type { Log } from "@facet/ports/log";
import { type HardwareValues, type Look, measureHardware } from "./measure-hardware.ts";

interface WatchHardware {
  readonly pid: number;
  /** A folder on the disk that the work is done on. */
  readonly folder: string;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: (values: HardwareValues) => Promise<void>;
}

/** Looks at an engine and its machine every few seconds until `stop`. What goes wrong here never touches the work. */
export function watchHardware({ pid, folder, everyMs, clock, log, tell }: WatchHardware): { stop(): void } {
  const over = new AbortController();
  void watch().catch((error: unknown) => {
    if (!over.signal.aborted) log.warn("the machine is no longer measured", { error: String(error) });
  });
  return { stop: () => over.abort() };

  async function watch(): Promise<void> {
    let before: Look | undefined;
    while (!over.signal.aborted) {
      const { look, values } = await measureHardware({ pid, folder, nowMs: clock.monotonic() }, before);
      // The first look only starts the processor's clock: it would tell of an engine that has just begun.
      if (before !== undefined && !over.signal.aborted) await tell(values);
      before = look;
      await clock.wait(everyMs, over.signal);
    }
  }
}
