import { AccountPage } from "../../../../features/my-account/account-page.tsx";

export default function Page() {
  return <AccountPage />;
}
