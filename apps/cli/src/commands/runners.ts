import type { FacetClient } from "@facet/sdk/create-client";
import type { Runner } from "@facet/sdk/generated/types.gen";
import type { Command } from "commander";
import { jsonOption } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { findRunner } from "../runners/find-runner.ts";
import { waitUntilDrained } from "../runners/wait-until-drained.ts";
import { runnerTable } from "../status/runner-table.ts";
import { print, tell } from "../terminal/print.ts";

type Options = { json?: boolean };

export function register(program: Command): void {
  const runners = program.command("runners").description("see the runners that take work, and empty them");
  const verb = (name: string, description: string) =>
    jsonOption(runners.command(name).description(description).argument("<runner>", "name or id"));

  jsonOption(
    runners.command("list", { isDefault: true }).description("list the runners of the last day"),
  ).action(async ({ json }: Options) => {
    const { data } = await (await openFacet()).listRunners();
    print(json, data, () => runnerTable(data));
  });
  verb("cordon", "give a runner nothing new; what it has goes on").action(
    async (wanted: string, { json }: Options) => {
      const { facet, id } = await open(wanted);
      const runner = await facet.cordonRunner({ path: { id } });
      tell(json, runner, `${runner.name} takes nothing new; \`./facet runners uncordon\` opens it again.`);
    },
  );
  verb("drain", "empty a runner: training goes back in line from its checkpoint, the rest ends")
    .option("--no-wait", "do not stay until it is empty")
    .action(async (wanted: string, { json, wait }: Options & { wait: boolean }) => {
      const { facet, id } = await open(wanted);
      const draining = await facet.drainRunner({ path: { id } });
      const runner = wait ? await waitUntilDrained(facet, id) : draining;
      tell(json, runner, `${runner.name} is ${runner.availability}.`);
    });
  verb("uncordon", "let a runner take work again, after a cordon or a drain").action(
    async (wanted: string, { json }: Options) => {
      const { facet, id } = await open(wanted);
      const runner: Runner = await facet.uncordonRunner({ path: { id } });
      tell(json, runner, `${runner.name} takes work.`);
    },
  );
}

async function open(wanted: string): Promise<{ facet: FacetClient; id: string }> {
  const facet = await openFacet();
  return { facet, id: (await findRunner(facet, wanted)).id };
}
