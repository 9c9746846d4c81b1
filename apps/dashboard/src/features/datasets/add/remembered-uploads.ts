const place = "facet.uploads";
const most = 20;

type Known = Readonly<Record<string, string>>;

/** What makes a file the same when it is chosen again. */
function nameOf(projectId: string, { name, size, lastModified }: File): string {
  return [projectId, name, size, lastModified].join("|");
}

function read(): Known {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? "{}");
    return typeof found === "object" && found !== null ? (found as Known) : {};
  } catch {
    return {};
  }
}

function write(known: Known): void {
  try {
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(Object.entries(known).slice(-most))));
  } catch {
    // Without storage a file is sent from its beginning: slower, not wrong.
  }
}

/** The upload that was begun with this file, also before the page was reloaded. */
export function rememberedUpload(projectId: string, file: File): string | undefined {
  const id = read()[nameOf(projectId, file)];
  return typeof id === "string" ? id : undefined;
}

export function rememberUpload(projectId: string, file: File, uploadId: string): void {
  write({ ...read(), [nameOf(projectId, file)]: uploadId });
}

export function forgetUpload(projectId: string, file: File): void {
  const { [nameOf(projectId, file)]: _gone, ...others } = read();
  write(others);
}
