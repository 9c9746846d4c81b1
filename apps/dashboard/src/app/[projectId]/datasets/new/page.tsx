import { Suspense } from "react";
import { AddDatasetPage } from "../../../../features/datasets/add/add-dataset-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <AddDatasetPage />
    </Suspense>
  );
}
