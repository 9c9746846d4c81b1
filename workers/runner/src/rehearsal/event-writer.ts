import { writeSync } from "node:fs";
import type { EngineEvent } from "@facet/contracts/engine/engine-event";
import { readEventDescriptor } from "@facet/env/event-descriptor";

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;
export type UnnumberedEvent = DistributiveOmit<EngineEvent, "line" | "at">;

export interface EventWriter {
  write(event: UnnumberedEvent): void;
  /** Text that is no event, to see what the host makes of it. */
  writeRaw(text: string): void;
}

export function openEventWriter(): EventWriter {
  const descriptor = readEventDescriptor();
  let line = 0;
  const send = (text: string) => {
    let rest = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(writeAll(descriptor, rest));
  };
  return {
    write(event) {
      line += 1;
      send(`${JSON.stringify({ line, at: new Date().toISOString(), ...event })}\n`);
    },
    writeRaw: send,
  };
}

/** A pipe that is full answers EAGAIN: that is the host holding us back, so try again. */
function writeAll(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return 0;
    throw error;
  }
}
