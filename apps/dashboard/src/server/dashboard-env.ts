import { readDashboardEnv } from "@facet/env/read-dashboard-env";

/** Read when asked, never while building: the same build serves any API. */
export function dashboardEnv() {
  return readDashboardEnv().env;
}
