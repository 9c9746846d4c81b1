import { collectAll } from "@facet/sdk/collect-all";
import type { FacetClient } from "@facet/sdk/create-client";
import type { Project } from "@facet/sdk/generated/types.gen";
import { readChosenProject } from "../connection/chosen-project.ts";
import { formatMoment } from "../terminal/format.ts";
import { formatTable } from "../terminal/table.ts";

export async function listProjects(facet: FacetClient): Promise<{ rows: Project[]; text: string }> {
  const rows = await collectAll((page) => facet.listProjects({ query: page }));
  const { orgId } = await facet.getMe();
  const chosen = readChosenProject(orgId) ?? (rows.length === 1 ? rows[0]?.id : undefined);
  const text = formatTable(
    rows,
    [
      { head: "", cell: (row) => (row.id === chosen ? "*" : "") },
      { head: "NAME", cell: (row) => row.name },
      { head: "ID", cell: (row) => row.id },
      { head: "MADE", cell: (row) => formatMoment(row.createdAt) },
    ],
    "There is no project yet. Make one with ./facet projects create NAME.",
  );
  return { rows, text };
}
