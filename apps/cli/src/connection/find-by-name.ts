import { listAll, type PageChoice } from "@facet/sdk/list-all";
import { CliError, exitCodes } from "../terminal/cli-error.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface FindByName<Item extends Named> {
  readonly noun: string;
  readonly wanted: string;
  /** A page of the list, newest first. */
  readonly read: (page: PageChoice) => Promise<{ data: readonly Item[]; nextCursor: string | null }>;
  /** The command that shows what is there. */
  readonly list: string;
}

/** The newest item with this id or name. */
export async function findByName<Item extends Named>({
  noun,
  wanted,
  read,
  list,
}: FindByName<Item>): Promise<Item> {
  const lower = wanted.toLowerCase();
  for await (const item of listAll(read))
    if (item.id === wanted || item.name.toLowerCase() === lower) return item;
  throw new CliError(`there is no ${noun} ${wanted}`, `${list} shows what is there.`, exitCodes.notFound);
}
