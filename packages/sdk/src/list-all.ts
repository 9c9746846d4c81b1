export interface Page<Item> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
}

/** Spread into a page's query: `listAll((page) => facet.listJobs({ query: { projectId, ...page } }))`. */
export interface PageChoice {
  readonly limit: number;
  readonly cursor?: string;
}

/** Every item of a list, page by page as they are asked for. */
export async function* listAll<Item>(read: (page: PageChoice) => Promise<Page<Item>>): AsyncGenerator<Item> {
  for (let page: PageChoice | undefined = { limit: 100 }; page !== undefined; ) {
    const { data, nextCursor }: Page<Item> = await read(page);
    yield* data;
    page = nextCursor === null ? undefined : { limit: 100, cursor: nextCursor };
  }
}
