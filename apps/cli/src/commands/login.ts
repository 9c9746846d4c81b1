import type { Command } from "commander";
import { jsonOption } from "../connection/in-project.ts";
import { logIn } from "../connection/log-in.ts";
import { loginFile, removeLogin } from "../connection/login-file.ts";
import { tell } from "../terminal/print.ts";

export function register(program: Command): void {
  jsonOption(program.command("login").description("say which platform the other commands speak to"))
    .option("--url <url>", "address of the API; without it, the platform on this machine")
    .option("--remove", "forget the stored address and key")
    .addHelpText(
      "after",
      "\nThe key is asked for, or read from standard input; it never stands in a command line.",
    )
    .action(async ({ json, ...options }: { json?: boolean; url?: string; remove?: boolean }) => {
      if (options.remove !== true) return logIn(options.url, json);
      removeLogin();
      tell(json, { removed: loginFile() }, `${loginFile()} is removed.`);
    });
}
