import { EvaluationRow } from "@facet/contracts/evaluations/evaluation";
import { collectAll } from "@facet/sdk/collect-all";
import type { Command } from "commander";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { findEvaluation } from "../evaluations/find-evaluation.ts";
import { evaluationRowsText, evaluationTable } from "../evaluations/format-evaluation.ts";
import { verdictText } from "../evaluations/verdict-text.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { print, tell } from "../terminal/print.ts";
import { readCount } from "../terminal/read-count.ts";

type RowOptions = ProjectOptions & { outcome?: string; offset: number; limit: number };
const whichHelp = "id of an evaluation or fine-tune, or a tuned model's name; the newest without it";

export function register(program: Command): void {
  const evaluations = program.command("eval").description("see how the tuned model compares with its base");
  projectOptions(evaluations.command("list").description("list evaluations, newest first")).action(
    async (options: ProjectOptions) => {
      const { facet, projectId } = await openProject(options);
      const rows = await collectAll((page) => facet.listEvaluations({ query: { projectId, ...page } }));
      print(options.json, rows, () => evaluationTable(rows));
    },
  );
  projectOptions(
    evaluations.command("show").description("show the verdict").argument("[which]", whichHelp),
  ).action(async (which: string | undefined, options: ProjectOptions) => {
    const evaluation = await findEvaluation(await openProject(options), which);
    print(options.json, evaluation, () => verdictText(evaluation));
  });
  projectOptions(
    evaluations.command("rows").description("show what both models answered").argument("[which]", whichHelp),
  )
    .option("--outcome <outcome>", "only rows that are better, worse or same")
    .option("--offset <number>", "rows to pass over", readCount, 0)
    .option("--limit <number>", "rows to show, 1 to 100", readCount, 5)
    .action(async (which: string | undefined, options: RowOptions) => {
      const work = await openProject(options);
      const { id } = await findEvaluation(work, which);
      const { offset, limit } = options;
      const outcome = options.outcome === undefined ? {} : { outcome: readOutcome(options.outcome) };
      const page = await work.facet.listEvaluationRows({
        path: { id },
        query: { offset, limit, ...outcome },
      });
      print(options.json, page, () => evaluationRowsText(page.data, page.total));
    });
  projectOptions(
    evaluations
      .command("delete")
      .description("delete an evaluation with every answer it holds")
      .argument("<which>", whichHelp),
  ).action(async (which: string, options: ProjectOptions) => {
    const work = await openProject(options);
    const { id } = await findEvaluation(work, which);
    await work.facet.removeEvaluation({ path: { id } });
    tell(options.json, { id, deleted: true }, `${id} is deleted.`);
  });
}

function readOutcome(text: string) {
  const outcome = EvaluationRow.shape.outcome.safeParse(text);
  if (outcome.success) return outcome.data;
  throw new CliError(`there is no outcome ${text}`, "There are: better, worse, same.", exitCodes.usage);
}
