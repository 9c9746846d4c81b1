import type { Device } from "@facet/ports/identity";
import type { Context } from "hono";
import { callerAddress } from "./front.ts";

/** Where a session is opened from, for the person's own list of them. */
export function deviceOf(context: Context): Device {
  return { address: callerAddress(context), userAgent: context.req.header("user-agent") ?? null };
}
