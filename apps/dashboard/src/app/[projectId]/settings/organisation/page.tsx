import { OrganisationPage } from "../../../../features/organisation/organisation-page.tsx";

export default function Page() {
  return <OrganisationPage />;
}
