/** A model's name as a folder's: what a shell needs no quotes for. */
export function fileNameOf(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[-.]+|-+$/g, "") || "my-model";
}
