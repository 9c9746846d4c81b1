import { listAll, type Page, type PageChoice } from "./list-all.ts";

/** Every item of a list at once. For long lists `listAll` gives them as they are read. */
export async function collectAll<Item>(read: (page: PageChoice) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of listAll(read)) items.push(item);
  return items;
}
