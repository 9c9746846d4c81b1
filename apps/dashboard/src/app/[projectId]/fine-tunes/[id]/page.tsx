"use client";
import { Suspense, use } from "react";
import { CockpitPage } from "../../../../features/cockpit/cockpit-page.tsx";

export default function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = use(params);
  return (
    <Suspense>
      <CockpitPage id={id} />
    </Suspense>
  );
}
