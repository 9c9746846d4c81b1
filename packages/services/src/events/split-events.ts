export const chunkLimits = { events: 200, bytes: 256 * 1024 } as const;

/** Cuts events, in order, into groups that each fit one chunk. A single larger event makes a group of its own. */
export function splitEvents<Event>(events: readonly Event[]): Event[][] {
  const groups: Event[][] = [];
  let room = 0;
  for (const event of events) {
    const bytes = Buffer.byteLength(JSON.stringify(event)) + 1;
    const group = groups.at(-1);
    if (group !== undefined && group.length < chunkLimits.events && bytes <= room) {
      group.push(event);
      room -= bytes;
    } else {
      groups.push([event]);
      room = chunkLimits.bytes - bytes;
    }
  }
  return groups;
}
