"use client";
import { Skeleton } from "@facet/ui/states/skeleton";
import dynamic from "next/dynamic";

/** The catalogue of errors is fetched when something has failed. */
export const LazyJobFailure = dynamic(() => import("./job-failure.tsx").then((file) => file.JobFailure), {
  loading: () => <Skeleton className="h-52 rounded-lg" />,
});
