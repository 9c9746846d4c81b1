import { useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { QueryKey } from "./list-options.ts";

interface Page<Row> {
  readonly data: readonly Row[];
  /** Rows on all pages. */
  readonly total: number;
}

/** Rows of a file on the server, read by position. They never change. */
export interface RowPages<Row> {
  readonly key: QueryKey;
  readonly read: (range: { offset: number; limit: number }, signal: AbortSignal) => Promise<Page<Row>>;
}

const pageRows = 100;
const pageOf = (index: number) => Math.floor(index / pageRows);

/**
 * For `WindowTable`: reads the pages that stand in view, and the one of the row that is open. `query` is the first page:
 * how many rows there are, or why they cannot be read.
 */
export function useRowPages<Row>(pages: RowPages<Row>, open: number | null = null) {
  const [view, setView] = useState({ first: 0, last: 0 });
  const seen = Array.from({ length: view.last - view.first + 1 }, (_, offset) => view.first + offset);
  const wanted = [...new Set([0, ...seen, ...(open === null ? [] : [pageOf(open)])])];
  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...pages.key, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        pages.read({ offset: page * pageRows, limit: pageRows }, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const [first] = results;
  if (first === undefined) throw new Error("The first page is always asked for.");
  const onWindow = useCallback((from: number, to: number) => {
    const next = { first: pageOf(from), last: pageOf(to) };
    setView((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  const rowAt = (index: number): Row | undefined =>
    results[wanted.indexOf(pageOf(index))]?.data?.data[index % pageRows];
  return { query: first, rowAt, onWindow };
}
