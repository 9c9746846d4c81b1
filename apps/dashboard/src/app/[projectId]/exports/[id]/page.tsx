"use client";
import { Suspense, use } from "react";
import { ExportPage } from "../../../../features/exports/export-page.tsx";

export default function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = use(params);
  return (
    <Suspense>
      <ExportPage id={id} />
    </Suspense>
  );
}
