import { Suspense } from "react";
import { EvaluationsPage } from "../../../features/evaluations/evaluations-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <EvaluationsPage />
    </Suspense>
  );
}
