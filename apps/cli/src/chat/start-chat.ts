import type { ChatMessage } from "@facet/sdk/chat";
import type { InProject } from "../connection/in-project.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { answer } from "./answer.ts";
import { chooseModels } from "./choose-models.ts";
import { talk } from "./talk.ts";

interface StartChat {
  readonly message: string;
  readonly model?: string;
  readonly compare?: boolean;
  readonly system?: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly json?: boolean;
}

/** One question and its answer, or a talk when nothing is asked and a person is there. */
export async function startChat(work: InProject, options: StartChat): Promise<void> {
  const { facet } = work;
  const { model, base } = await chooseModels(work, options.model);
  if (options.compare === true && base === null)
    throw new CliError(
      `${model} is a base model: there is nothing to compare it with`,
      "Name a tuned model with --model.",
      exitCodes.usage,
    );
  const models = options.compare === true && base !== null ? [base, model] : [model];
  const { maxTokens, temperature } = options;
  const begin: ChatMessage[] =
    options.system === undefined ? [] : [{ role: "system", content: options.system }];
  const message = options.message !== "" || process.stdin.isTTY ? options.message : await readInput();
  if (message === "" && !process.stdin.isTTY)
    throw new CliError("there is no question", 'Ask it like ./facet chat "How are you?".', exitCodes.usage);
  if (message === "") return talk({ facet, models, begin, maxTokens, temperature });

  const messages: ChatMessage[] = [...begin, { role: "user", content: message }];
  const write = options.json === true ? () => undefined : (text: string) => void process.stdout.write(text);
  const answers: Record<string, unknown>[] = [];
  for (const one of models) {
    if (models.length > 1) write(`${one}\n`);
    answers.push({
      model: one,
      ...(await answer({ facet, model: one, messages, maxTokens, temperature, write })),
    });
    if (models.length > 1 && one !== models.at(-1)) write("\n");
  }
  if (options.json === true) process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`);
}

async function readInput(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += String(chunk);
  return text.trim();
}
