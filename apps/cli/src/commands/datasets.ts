import { collectAll } from "@facet/sdk/collect-all";
import { getDataset } from "@facet/sdk/generated/sdk.gen";
import type { Command } from "commander";
import { editHeaders } from "../connection/edit-headers.ts";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { type AddDataset, addDataset } from "../datasets/add-dataset.ts";
import { findDataset, latestVersion } from "../datasets/find-dataset.ts";
import { datasetTable, showDataset } from "../datasets/format-dataset.ts";
import { formatStatistics } from "../datasets/format-statistics.ts";
import { previewFile } from "../datasets/preview-file.ts";
import { readRefused, readRows } from "../datasets/read-rows.ts";
import { print, say } from "../terminal/print.ts";
import { readCount } from "../terminal/read-count.ts";

type AddOptions = ProjectOptions & Omit<AddDataset, "file"> & { preview?: boolean };
type RowOptions = ProjectOptions & {
  split: "train" | "validation" | "test";
  search?: string;
  code?: string;
  offset: number;
  limit: number;
};

export function register(program: Command): void {
  const datasets = program.command("datasets").description("bring data in and look at it");
  projectOptions(
    datasets
      .command("add")
      .description("upload a file and import it")
      .argument("<file>", "JSONL, JSON or CSV"),
  )
    .option("--name <name>", "name of the data set; the file's name without it")
    .option("--held-out <file>", "a second file that becomes the test split")
    .option(
      "--mapping <json>",
      'which columns are what, such as {"type":"prompt-completion","prompt":"q","completion":"a"}',
    )
    .option("--split <shares>", "such as validation=0.05,test=0.1,seed=42")
    .option("--preview", "show what the file would become, and keep nothing")
    .option("--detach", "do not wait for the import")
    .action(async (file: string, options: AddOptions) => {
      const work = await openProject(options);
      if (options.preview === true) {
        const { preview, text } = await previewFile(work, { file, mapping: options.mapping });
        return print(options.json, preview, () => text);
      }
      const dataset = await addDataset(work, { ...options, file });
      print(options.json, dataset, () => showDataset(dataset));
    });
  projectOptions(datasets.command("list").description("list the data sets")).action(
    async (options: ProjectOptions) => {
      const { facet, projectId } = await openProject(options);
      const rows = await collectAll((page) => facet.listDatasets({ query: { projectId, ...page } }));
      print(options.json, rows, () => datasetTable(rows));
    },
  );
  projectOptions(
    datasets.command("show").description("show one data set").argument("<dataset>", "name or id"),
  ).action(async (named: string, options: ProjectOptions) => {
    const dataset = await findDataset(await openProject(options), named);
    print(options.json, dataset, () => showDataset(dataset));
  });
  rowOptions(datasets.command("rows").description("show rows").argument("<dataset>", "name or id"))
    .option("--split <split>", "train, validation or test", "train")
    .option("--search <text>", "only rows that hold this text")
    .action(async (named: string, options: RowOptions) => {
      const { page, text } = await readRows(await openProject(options), named, options);
      print(options.json, page, () => text);
    });
  projectOptions(
    datasets
      .command("stats")
      .description("show roles, lengths, questions and empty answers, split by split")
      .argument("<dataset>", "name or id"),
  ).action(async (named: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const { id } = latestVersion(await findDataset(work, named));
    const statistics = await work.facet.getDatasetStatistics({ path: { id } });
    print(options.json, statistics, () => formatStatistics(statistics));
  });
  projectOptions(
    datasets
      .command("rename")
      .description("give a data set another name")
      .argument("<dataset>", "name or id")
      .argument("<name>"),
  ).action(async (named: string, name: string, options: ProjectOptions) => {
    const { facet, ...work } = await openProject(options);
    const path = { id: (await findDataset({ facet, ...work }, named)).id };
    const headers = await editHeaders(getDataset({ client: facet.http, path }));
    const renamed = await facet.updateDataset({ path, headers, body: { name } });
    print(options.json, renamed, () => showDataset(renamed));
  });
  rowOptions(
    datasets
      .command("refused")
      .description("show the rows that were refused, and why")
      .argument("<dataset>", "name or id"),
  )
    .option("--code <code>", "only rows refused for this reason")
    .action(async (named: string, options: RowOptions) => {
      const { page, text } = await readRefused(await openProject(options), named, options);
      print(options.json, page, () => text);
    });
  projectOptions(
    datasets
      .command("delete")
      .alias("remove")
      .description("delete a data set; refused while a fine-tune rests on it")
      .argument("<dataset>", "name or id"),
  ).action(async (named: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const { id, name } = await findDataset(work, named);
    await work.facet.removeDataset({ path: { id } });
    say(`${name} is deleted.`);
  });
}

function rowOptions(command: Command): Command {
  return projectOptions(command)
    .option("--offset <number>", "rows to pass over", readCount, 0)
    .option("--limit <number>", "rows to show, 1 to 100", readCount, 10);
}
