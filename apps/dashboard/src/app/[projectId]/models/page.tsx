import { Suspense } from "react";
import { ModelsPage } from "../../../features/models/models-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <ModelsPage />
    </Suspense>
  );
}
