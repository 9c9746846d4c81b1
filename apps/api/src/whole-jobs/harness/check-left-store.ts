import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openLog } from "@facet/log/open-log";
import { newMemory, tick } from "@facet/services/maintenance/tick";
import { checkInvariants } from "@facet/services/testing/check-invariants";
import { compose } from "../../compose.ts";
import { until } from "./until.ts";

/** Opens the store that stopped processes left, lets maintenance finish what it owes, and checks every invariant. */
export async function checkLeftStore(home: string): Promise<void> {
  const { organisationId } = JSON.parse(await readFile(join(home, "owner.json"), "utf8")) as {
    organisationId: string;
  };
  const composed = await compose({
    home,
    publicOrigin: () => "http://127.0.0.1",
    log: openLog({ name: "test", level: "error" }),
  });
  const { platform } = composed;
  const memory = newMemory();
  let breaches: string[] = [];
  try {
    await until(
      "the invariants to hold at rest",
      async () => {
        await tick({ ctx: platform, memory });
        breaches = await checkInvariants(platform, { orgIds: [organisationId], atRest: true });
        return breaches.length === 0;
      },
      10_000,
    ).catch((error: unknown) => {
      throw new Error(breaches.join("\n"), { cause: error });
    });
  } finally {
    await composed.close();
  }
}
