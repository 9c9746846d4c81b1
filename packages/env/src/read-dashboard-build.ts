/** Folder of a build of the dashboard, which the browser tests serve; made by the command that starts them. */
export function readDashboardBuild(
  { FACET_TEST_DASHBOARD: folder = "" }: NodeJS.ProcessEnv = process.env,
): string {
  if (folder === "") throw new Error("A built dashboard is needed: run this by ./facet test browser.");
  return folder;
}
