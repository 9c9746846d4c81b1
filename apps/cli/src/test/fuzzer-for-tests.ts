import { ensureFuzzer } from "../setup/ensure-fuzzer.ts";
import { SetupError } from "../setup/setup-error.ts";
import type { PartContext } from "./test-part.ts";

/** Brings what makes requests from the API's document. Without it that test says that it did not run. */
export async function fuzzerForTests(context: PartContext): Promise<Record<string, string>> {
  try {
    const report = (line: string) => context.write(`${line}\n`);
    return { FACET_TEST_FUZZER: await ensureFuzzer({ stateDir: context.stateDir, report }) };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    context.write(`NOT RUN: requests made from the API's document; ${error.message}. ${error.fix}\n`);
    return {};
  }
}
