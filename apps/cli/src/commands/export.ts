import { collectAll } from "@facet/sdk/collect-all";
import type { Command } from "commander";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { certificateText } from "../exports/certificate-text.ts";
import { downloadFolders } from "../exports/download-folders.ts";
import { exportTable } from "../exports/export-table.ts";
import { findExport } from "../exports/find-export.ts";
import { print, tell } from "../terminal/print.ts";

type DownloadOptions = ProjectOptions & { which?: string; only?: string[] };
const whichHelp = "id of an export or fine-tune, or a tuned model's name; the newest without it";

export function register(program: Command): void {
  const exports = program.command("export").description("see and fetch the files of tuned models");
  projectOptions(exports.command("list").description("list exports, newest first")).action(
    async (options: ProjectOptions) => {
      const { facet, projectId } = await openProject(options);
      const rows = await collectAll((page) => facet.listExports({ query: { projectId, ...page } }));
      print(options.json, rows, () => exportTable(rows));
    },
  );
  projectOptions(
    exports.command("show").description("show the parity certificate").argument("[which]", whichHelp),
  ).action(async (which: string | undefined, options: ProjectOptions) => {
    const found = await findExport(await openProject(options), which);
    print(options.json, found, () => certificateText(found));
  });
  projectOptions(
    exports
      .command("download")
      .description("fetch the files and verify them; goes on where it was cut")
      .argument("<dir>", "folder that gets them"),
  )
    .option("--which <export>", whichHelp)
    .option("--only <folder...>", "only these folders, such as gguf-q8_0")
    .action(async (dir: string, options: DownloadOptions) => {
      const work = await openProject(options);
      const { id } = await findExport(work, options.which);
      const { folders, text } = await downloadFolders(work.facet, {
        exportId: id,
        dir,
        ...(options.only === undefined ? {} : { only: options.only }),
      });
      print(options.json, folders, () => text);
    });
  projectOptions(
    exports
      .command("delete")
      .description("delete an export with its files; the model stays")
      .argument("<which>", whichHelp),
  ).action(async (which: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const { id } = await findExport(work, which);
    await work.facet.removeExport({ path: { id } });
    tell(options.json, { id, deleted: true }, `${id} is deleted.`);
  });
}
