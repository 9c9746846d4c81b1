import { collectAll } from "@facet/sdk/collect-all";
import type { Command } from "commander";
import { jsonOption } from "../connection/in-project.ts";
import { openFacet } from "../connection/open-facet.ts";
import { findSecret } from "../keys/find-secret.ts";
import { askSecret } from "../terminal/ask-secret.ts";
import { formatMoment } from "../terminal/format.ts";
import { print, tell } from "../terminal/print.ts";
import { formatTable } from "../terminal/table.ts";

export function register(program: Command): void {
  const secrets = program.command("secrets").description("keep Hub tokens, encrypted and never shown again");
  jsonOption(secrets.command("list").description("list the names of the secrets")).action(
    async ({ json }: { json?: boolean }) => {
      const facet = await openFacet();
      const rows = await collectAll((page) => facet.listSecrets({ query: page }));
      const columns = [
        { head: "NAME", cell: (row: (typeof rows)[number]) => row.name },
        { head: "KIND", cell: (row: (typeof rows)[number]) => row.kind },
        { head: "CHANGED", cell: (row: (typeof rows)[number]) => formatMoment(row.updatedAt) },
      ];
      print(json, rows, () => formatTable(rows, columns, "No secret is stored."));
    },
  );
  jsonOption(
    secrets
      .command("set")
      .description("store a Hub token; its value is asked for, or read from standard input")
      .argument("<name>"),
  ).action(async (name: string, { json }: { json?: boolean }) => {
    const facet = await openFacet();
    const secret = await facet.setSecret({
      body: { name, kind: "hub-token", value: await askSecret(`Value of ${name}: `) },
    });
    print(json, secret, () => `${secret.name} is stored.\n`);
  });
  jsonOption(
    secrets.command("delete").alias("remove").description("delete a secret").argument("<name>", "name or id"),
  ).action(async (name: string, { json }: { json?: boolean }) => {
    const facet = await openFacet();
    const secret = await findSecret(facet, name);
    await facet.removeSecret({ path: { id: secret.id } });
    tell(json, { id: secret.id, deleted: true }, `${secret.name} is deleted.`);
  });
}
