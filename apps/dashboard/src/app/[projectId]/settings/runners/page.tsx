import { RunnersPage } from "../../../../features/runners/runners-page.tsx";

export default function Page() {
  return <RunnersPage />;
}
