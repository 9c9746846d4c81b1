import { join } from "node:path";

/** Where a platform on this machine keeps what the command line needs to find it. */
export function platformFiles(home: string) {
  return {
    /** Held by the supervisor for as long as it lives. */
    lock: join(home, "platform.lock"),
    /** Address and process of the running platform. */
    record: join(home, "platform.json"),
    owner: join(home, "owner.json"),
    /** A backup that was checked and is on its way into its place: whoever comes next finishes the move. */
    restored: join(home, ".restored"),
    /** Where the last backup went. */
    lastBackup: join(home, "last-backup.json"),
    /** What a Redis that was started with the platform keeps. */
    redis: join(home, "redis"),
    logs: join(home, "logs"),
    log: (name: string) => join(home, "logs", `${name}.log`),
    token: (name: "runner" | "inference" | "operator" | "redis") => join(home, "keys", `${name}.token`),
  };
}
