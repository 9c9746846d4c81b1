import type { Command } from "commander";
import { startChat } from "../chat/start-chat.ts";
import { openProject, type ProjectOptions, projectOptions } from "../connection/in-project.ts";
import { readCount, readNumber } from "../terminal/read-count.ts";

type Options = ProjectOptions & {
  model?: string;
  compare?: boolean;
  system?: string;
  maxTokens: number;
  temperature: number;
};

export function register(program: Command): void {
  projectOptions(
    program
      .command("chat")
      .description("ask a model; without a message, talk to it")
      .argument("[message...]"),
  )
    .option("--model <name>", "tuned or base model; the newest tuned one without it")
    .option("--compare", "ask the base model too, and show both answers")
    .option("--system <text>", "system message before the first question")
    .option("--max-tokens <number>", "longest answer", readCount, 256)
    .option("--temperature <number>", "0: always the most likely token", readNumber, 0)
    .action(async (words: string[], options: Options) =>
      startChat(await openProject(options), { ...options, message: words.join(" ") }),
    );
}
