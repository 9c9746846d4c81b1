import type { ReactNode } from "react";
import { ErrorState } from "./error-state.tsx";
import { Forbidden } from "./forbidden.tsx";
import { LoadingNow } from "./loading.tsx";
import { NotFound } from "./not-found.tsx";
import { Offline } from "./offline.tsx";
import { Partial } from "./partial.tsx";
import { isUnreachable, problemOf } from "./problem-of.ts";
import { SkeletonLines } from "./skeleton.tsx";
import { useLoadingShown } from "./use-loading-shown.ts";

/** As TanStack Query answers; anything with these fields will do. */
export interface RegionQuery<Data> {
  status: "pending" | "error" | "success";
  data: Data | undefined;
  error: unknown;
  /** When `data` arrived, in ms since 1970. */
  dataUpdatedAt: number;
  /** "paused" is a query that waits for the connection. */
  fetchStatus?: "fetching" | "paused" | "idle" | undefined;
  refetch: () => unknown;
}

export interface RegionProps<Data> {
  query: RegionQuery<Data>;
  /** In the size of what comes. */
  skeleton?: ReactNode;
  isEmpty?: ((data: Data) => boolean) | undefined;
  empty?: ReactNode;
  /** Only part of the data is there: says what is missing. */
  missing?: ((data: Data) => string | undefined) | undefined;
  /** Replaces the general words for a thing that is not there. */
  notFound?: ReactNode;
  /** The region is the page: its states have the h1. */
  page?: boolean | undefined;
  children: (data: Data) => ReactNode;
}

/** A part of a page that has data: draws whichever of its states is true. */
export function Region<Data>(props: RegionProps<Data>) {
  const { query, skeleton = <SkeletonLines />, isEmpty, empty, missing, notFound, page, children } = props;
  const { data } = query;
  const failed = query.status === "error";
  const waits = data === undefined && !failed && query.fetchStatus !== "paused";
  const skeletonShown = useLoadingShown(waits);
  const retry = { onRetry: () => void query.refetch(), retrying: query.fetchStatus === "fetching" };

  if (waits || skeletonShown) return <LoadingNow hidden={!skeletonShown}>{skeleton}</LoadingNow>;
  if (data === undefined) {
    const problem = problemOf(query.error);
    if (!failed || isUnreachable(problem)) return <Offline {...retry} page={page} />;
    if (problem.status === 403) return <Forbidden detail={problem.detail} page={page} />;
    if (problem.status === 404) return notFound ?? <NotFound page={page} />;
    return <ErrorState error={query.error} {...retry} page={page} />;
  }
  const content = isEmpty?.(data) === true ? empty : children(data);
  const isOld = failed || query.fetchStatus === "paused";
  const lacks = isOld ? undefined : missing?.(data);
  // One place in the tree whatever is true: what was opened or typed inside outlives a lost connection.
  return (
    <Partial
      whole={!isOld && lacks === undefined}
      missing={lacks}
      {...(isOld ? { updatedAt: query.dataUpdatedAt, ...retry } : {})}
    >
      {content}
    </Partial>
  );
}
