import { readFileSync } from "node:fs";

// Loaded by Node before a process of the platform: its wall clock is wrong from then on, by the milliseconds that stand in
// the file that `?offset=` of this module's address names. It is read anew all the time, so that a clock can jump.
const file = new URL(import.meta.url).searchParams.get("offset") ?? "";
const readEveryMs = 20;
const RealDate = Date;
let offset = 0;
let readAt = Number.NEGATIVE_INFINITY;

function wrongNow(): number {
  if (performance.now() - readAt > readEveryMs) {
    readAt = performance.now();
    offset = Number(readFileSync(file, "utf8"));
  }
  return RealDate.now() + offset;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, self) =>
    Reflect.construct(target, given.length === 0 ? [wrongNow()] : given, self) as Date,
  get: (target, name, self) => (name === "now" ? wrongNow : (Reflect.get(target, name, self) as unknown)),
});
