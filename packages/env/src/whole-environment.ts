/** This process's environment as it was given, for a child that is a part of the same platform. */
export function wholeEnvironment(
  variables: NodeJS.ProcessEnv = process.env,
): Record<string, string | undefined> {
  return { ...variables };
}
