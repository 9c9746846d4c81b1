import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { GalleryPage } from "../../features/gallery/gallery-page.tsx";
import { dashboardEnv } from "../../server/dashboard-env.ts";

export const metadata: Metadata = { title: "Gallery" };

/** Every component in every state, for who builds pages and for tests; `FACET_GALLERY=1` serves it. */
export default function Page() {
  if (!dashboardEnv().gallery) notFound();
  return (
    <Suspense>
      <GalleryPage />
    </Suspense>
  );
}
