import type { AuthStatus } from "@facet/contracts/accounts/sign-in";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { StartPage } from "../features/start/start-page.tsx";
import { projectCookie } from "../frame/remember-project.ts";
import { Unreachable } from "../frame/unreachable.tsx";
import { askApi } from "../server/ask-api.ts";

/** Leads on: to the door, to the set-up, or to the project this browser was in last. */
export default async function EntryPage() {
  const jar = await cookies();
  // Safe: the API's own answer, and a wrong one only leads to a page that asks again.
  const status = (await askApi("/v1/auth/status", jar.toString())) as AuthStatus | undefined;
  if (status === undefined) return <Unreachable />;
  if (!status.signedIn) redirect(status.needsSetup ? "/setup" : "/sign-in");
  const last = jar.get(projectCookie)?.value;
  if (last?.startsWith("prj_")) redirect(`/${last}/home`);
  return <StartPage />;
}
