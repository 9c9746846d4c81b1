import { Suspense } from "react";
import { FineTunesPage } from "../../../features/fine-tunes/fine-tunes-page.tsx";

export default function Page() {
  return (
    <Suspense>
      <FineTunesPage />
    </Suspense>
  );
}
