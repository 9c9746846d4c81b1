import { ensureDashboard } from "../dashboard/ensure-dashboard.ts";
import { ensureBrowser } from "../setup/ensure-browser.ts";
import type { TestPart } from "./test-part.ts";
import { vitestPart } from "./vitest-part.ts";

const budgetSeconds = 240;
const name = "browser";
/** With `--all`: every page in every state, and a training of the real model. */
const wholeLimitSeconds = 2400;

/** The screens in a real browser on the real stack. Brings the browser and the build that it needs. */
export const browserPart: TestPart = {
  name,
  summary: "the screens in a real browser (*.browser.test.ts)",
  budgetSeconds,
  needs: "e2e/src",
  async run(context) {
    const report = (line: string) => context.write(`${line}\n`);
    const variables = {
      CHROMIUM_PATH: await ensureBrowser({ stateDir: context.stateDir, report }),
      FACET_TEST_DASHBOARD: await ensureDashboard({ report }),
    };
    return vitestPart({
      name,
      summary: "",
      budgetSeconds,
      needs: "e2e",
      only: [".browser.test.ts"],
      variables,
    }).run(context.all ? { ...context, limitSeconds: wholeLimitSeconds } : context);
  },
};
