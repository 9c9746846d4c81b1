/** This runner has room, work waits, and it gets none. Only a fresh start helps; the message is for the log's reader. */
export class Starved extends Error {
  override readonly name = "Starved";

  constructor(ms: number) {
    super(
      `This runner had room and work waited for it, but for ${Math.round(ms / 1000)} s it was given none. ` +
        "It ends, so that it is started anew. If it happens again, the API's log says why claims are not answered.",
    );
  }
}
