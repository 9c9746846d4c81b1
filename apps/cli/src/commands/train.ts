import type { Command } from "commander";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { followFineTune } from "../jobs/follow-fine-tune.ts";
import { print, say } from "../terminal/print.ts";
import { readCount } from "../terminal/read-count.ts";
import { planTraining, type TrainFlags } from "../training/plan-training.ts";
import { collectKnob } from "../training/read-knob.ts";
import { showPreflight } from "../training/show-preflight.ts";

type Options = ProjectOptions & TrainFlags & { dryRun?: boolean; follow?: boolean; force?: boolean };

export function register(program: Command): void {
  projectOptions(
    program
      .command("train")
      .description("start a fine-tune: preflight first, then train, evaluate and export"),
  )
    .option("--recipe <file>", "a YAML file that says all of it, as in examples/*/recipe.yaml")
    .option("--model <name>", "base model")
    .option("--data <name>", "data set")
    .option("--name <name>", "name of the tuned model")
    .option("--preset <preset>", "quick, balanced or thorough")
    .option("--set <knob=value>", "turn a knob; may be given again", collectKnob, {})
    .option("--metric <metric>", "what the verdict rests on; auto follows the data")
    .option("--no-evaluate", "make no verdict")
    .option("--no-export", "export nothing")
    .option("--priority <priority>", "low, normal or high: its place in line")
    .option(
      "--time-limit <minutes>",
      "training fails, with its last checkpoint kept, past so long",
      readCount,
    )
    .option("--safer-retry", "try once more with less memory when it runs out")
    .option("--dry-run", "only the preflight: does it fit, how long will it take")
    .option("--force", "start although the memory is reckoned too small")
    .option("--follow", "stay until all of it has ended")
    .addHelpText("after", "\nEvery knob: GET /v1/knobs. A flag comes before what the recipe says.")
    .action(async (options: Options) => {
      const work = await openProject(options);
      const plan = await planTraining(work, options);
      const estimate = await showPreflight(work, plan, { force: options.force === true, write: say });
      if (options.dryRun === true) return print(options.json, estimate, () => "");
      const run = await work.facet.createFineTune({ body: plan.request });
      say(`${run.name} has started: ${run.id}`);
      if (options.follow !== true) {
        print(options.json, run, () => `${run.id}\n`);
        return say(`Watch it with ./facet jobs watch ${run.id}`);
      }
      const { text, ...ended } = await followFineTune(work.facet, run);
      print(options.json, ended, () => text);
    });
}
