import { Scope } from "@facet/contracts/keys/scope";
import { openLog } from "@facet/log/open-log";
import { authenticateKey } from "@facet/services/auth/authenticate-key";
import { createProject } from "@facet/services/projects/create-project";
import { fillJobs } from "@facet/services/testing/fill-jobs";
import { z } from "zod";
import { compose } from "../compose.ts";
import { ensureOwner } from "../owner/ensure-owner.ts";
import { ownerFile, readSmallFile } from "../owner/small-files.ts";

/**
 * Makes a home with a project of so many finished jobs, for `facet bench jobs`: `fill-store.ts HOME COUNT`. Writes the
 * project's id to standard output.
 */
const [home = "", count = ""] = process.argv.slice(2);
const composed = await compose({
  home,
  publicOrigin: () => "http://127.0.0.1",
  log: openLog({ name: "fill", level: "error" }),
});
try {
  const { platform } = composed;
  await ensureOwner(platform, home);
  const owner = await readSmallFile(ownerFile(home), z.object({ key: z.string() }));
  if (owner === undefined) throw new Error("the home has no owner");
  const principal = await authenticateKey({ ctx: platform, input: owner });
  const ctx = { ...platform, principal: { ...principal, scopes: [...Scope.options] } };
  const { id } = await createProject({ ctx, input: { name: "Bench", description: "" } });
  await fillJobs({ ctx, orgId: principal.orgId, projectId: id }, Number(count));
  process.stdout.write(id);
} finally {
  await composed.close();
}
