import { collectAll } from "@facet/sdk/collect-all";
import { getDataset } from "@facet/sdk/generated/sdk.gen";
import { type Command, Option } from "commander";
import { editHeaders } from "../connection/edit-headers.ts";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { type AddDataset, addDataset } from "../datasets/add-dataset.ts";
import { findDataset, findVersion } from "../datasets/find-dataset.ts";
import { datasetTable, showDataset, versionTable } from "../datasets/format-dataset.ts";
import { formatStatistics } from "../datasets/format-statistics.ts";
import { previewFile } from "../datasets/preview-file.ts";
import { readRefused, readRows } from "../datasets/read-rows.ts";
import { print, tell } from "../terminal/print.ts";
import { readCount } from "../terminal/read-count.ts";

type AddOptions = ProjectOptions & Omit<AddDataset, "file"> & { preview?: boolean };
type VersionOptions = ProjectOptions & { version?: number };
type RowOptions = VersionOptions & {
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
    .addOption(
      new Option("--to <dataset>", "name or id of a data set: the file becomes its next version").conflicts(
        "name",
      ),
    )
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
  projectOptions(
    datasets
      .command("versions")
      .description("list the versions of a data set, newest first")
      .argument("<dataset>", "name or id"),
  ).action(async (named: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const path = { id: (await findDataset(work, named)).id };
    const rows = await collectAll((page) => work.facet.listDatasetVersions({ path, query: page }));
    print(options.json, rows, () => versionTable(rows));
  });
  rowOptions(datasets.command("rows").description("show rows").argument("<dataset>", "name or id"))
    .option("--split <split>", "train, validation or test", "train")
    .option("--search <text>", "only rows that hold this text")
    .action(async (named: string, options: RowOptions) => {
      const { page, text } = await readRows(await openProject(options), named, options);
      print(options.json, page, () => text);
    });
  versionOptions(
    datasets
      .command("stats")
      .description("show roles, lengths, questions and empty answers, split by split")
      .argument("<dataset>", "name or id"),
  ).action(async (named: string, options: VersionOptions) => {
    const work = await openProject(options);
    const { id } = await findVersion(work, await findDataset(work, named), options.version);
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
  versionOptions(
    datasets
      .command("delete")
      .alias("remove")
      .description("delete a data set, or one version of it; refused while a fine-tune rests on it")
      .argument("<dataset>", "name or id"),
  ).action(async (named: string, options: VersionOptions) => {
    const work = await openProject(options);
    const dataset = await findDataset(work, named);
    if (options.version === undefined) {
      await work.facet.removeDataset({ path: { id: dataset.id } });
      return tell(options.json, { id: dataset.id, deleted: true }, `${dataset.name} is deleted.`);
    }
    const { id, number } = await findVersion(work, dataset, options.version);
    await work.facet.removeDatasetVersion({ path: { id } });
    tell(options.json, { id, deleted: true }, `Version ${number} of ${dataset.name} is deleted.`);
  });
}

function versionOptions(command: Command): Command {
  return projectOptions(command).option("--version <number>", "this version of it", readCount);
}

function rowOptions(command: Command): Command {
  return versionOptions(command)
    .option("--offset <number>", "rows to pass over", readCount, 0)
    .option("--limit <number>", "rows to show, 1 to 100", readCount, 10);
}
