"use client";
import { Suspense, use } from "react";
import { ModelPage } from "../../../../features/models/model-page.tsx";

export default function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = use(params);
  return (
    <Suspense>
      <ModelPage id={id} />
    </Suspense>
  );
}
