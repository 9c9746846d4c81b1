import type { Command } from "commander";
import { jsonOption } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { tell } from "../terminal/print.ts";
import { actOn, setPriority } from "./act-on.ts";
import { readPriority } from "./read-priority.ts";

const verbs = {
  cancel: "cancel a job, or what is left of a fine-tune; it is final",
  pause: "pause training: it commits a checkpoint and gives its runner back",
  resume: "let paused training go on from its checkpoint",
  retry: "do again what has failed or was cancelled, training from its last checkpoint",
} as const;

/** The verbs that change how a job goes on. */
export function registerActs(jobs: Command, idHelp: string): void {
  for (const verb of ["cancel", "pause", "resume", "retry"] as const) {
    jsonOption(jobs.command(verb).description(verbs[verb]).argument("<id>", idHelp)).action(
      async (id: string, { json }: { json?: boolean }) => {
        const acted = await actOn(await openFacet(), verb, id);
        const repeats = acted.id === id ? "" : `; it repeats ${id}`;
        tell(json, acted, `${acted.id}: ${acted.state}${repeats}`);
      },
    );
  }
  jsonOption(
    jobs
      .command("priority")
      .description("move a job, or the open jobs of a fine-tune, in line")
      .argument("<id>", idHelp)
      .argument("<priority>", "low, normal or high"),
  ).action(async (id: string, wanted: string, { json }: { json?: boolean }) => {
    const priority = readPriority(wanted);
    const moved = await setPriority(await openFacet(), id, priority);
    tell(json, moved, `${id}: ${moved.state}, ${priority} priority`);
  });
}
