import { Suspense } from "react";
import { NewRunPage } from "../../../../features/new-run/new-run-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <NewRunPage />
    </Suspense>
  );
}
