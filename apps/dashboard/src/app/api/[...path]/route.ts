import { dashboardEnv } from "../../../server/dashboard-env.ts";
import { passToApi } from "../../../server/pass-to-api.ts";
import { publicOrigin } from "../../../server/public-origin.ts";

export const dynamic = "force-dynamic";

const pass = (request: Request) =>
  passToApi(request, { apiUrl: dashboardEnv().apiUrl, publicOrigin: publicOrigin(request) });

export { pass as DELETE, pass as GET, pass as HEAD, pass as PATCH, pass as POST, pass as PUT };
