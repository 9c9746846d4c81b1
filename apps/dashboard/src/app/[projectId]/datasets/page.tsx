import { Suspense } from "react";
import { DatasetsPage } from "../../../features/datasets/datasets-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <DatasetsPage />
    </Suspense>
  );
}
