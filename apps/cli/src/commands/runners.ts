import type { Command } from "commander";
import { jsonOption } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { runnerTable } from "../status/runner-table.ts";
import { print } from "../terminal/print.ts";

export function register(program: Command): void {
  jsonOption(program.command("runners").description("list the runners that take work")).action(
    async ({ json }: { json?: boolean }) => {
      const { data } = await (await openFacet()).listRunners();
      print(json, data, () => runnerTable(data));
    },
  );
}
