/** Whether `facet test --all` runs: tests that most runs leave out ask here. */
export function runsSlowTests(variables: NodeJS.ProcessEnv = process.env): boolean {
  return variables.FACET_TEST_ALL === "1";
}
