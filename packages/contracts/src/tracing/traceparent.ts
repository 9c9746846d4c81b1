import { z } from "zod";

/** W3C trace context, version 00: who asked for this, so that one trace holds all that follows. */
export const Traceparent = z
  .string()
  .regex(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/, "a W3C traceparent of version 00");
export type Traceparent = z.infer<typeof Traceparent>;
