"use client";
import { Suspense, use } from "react";
import { DatasetPage } from "../../../../features/datasets/dataset-page.tsx";

export default function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = use(params);
  return (
    <Suspense>
      <DatasetPage id={id} />
    </Suspense>
  );
}
