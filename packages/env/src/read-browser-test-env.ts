/** What the browser tests run with; both are found or made by `facet test browser`. */
export function readBrowserTestEnv(variables: NodeJS.ProcessEnv = process.env): {
  /** Path of a Chromium. */
  readonly chromium: string;
  /** Folder of a build of the dashboard. */
  readonly dashboard: string;
} {
  const { CHROMIUM_PATH: chromium = "", FACET_TEST_DASHBOARD: dashboard = "" } = variables;
  if (chromium === "" || dashboard === "")
    throw new Error(
      "The browser tests need a browser and a built dashboard: run them by ./facet test browser.",
    );
  return { chromium, dashboard };
}
