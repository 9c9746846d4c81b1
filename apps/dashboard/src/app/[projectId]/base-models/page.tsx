import { Suspense } from "react";
import { BaseModelsPage } from "../../../features/base-models/base-models-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <BaseModelsPage />
    </Suspense>
  );
}
