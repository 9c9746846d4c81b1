import { SecretsPage } from "../../../../features/secrets/secrets-page.tsx";

export default function Page() {
  return <SecretsPage />;
}
