/** Path of the Chromium that the browser tests and the pictures use; found or brought by the command that starts them. */
export function readBrowserPath({ CHROMIUM_PATH: path = "" }: NodeJS.ProcessEnv = process.env): string {
  if (path === "")
    throw new Error("A browser is needed: run this by ./facet test browser or ./facet screens.");
  return path;
}
