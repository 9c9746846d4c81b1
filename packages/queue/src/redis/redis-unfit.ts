/** A Redis that answers, and cannot be used as it is set up. The message says what to change. */
export class RedisUnfit extends Error {
  override readonly name = "RedisUnfit";
}
