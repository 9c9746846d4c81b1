import { Health } from "@facet/contracts/health";

const patienceMs = 4000;

/**
 * Whether requests may be sent to the API, with every reason: also disk and maintenance, which the public health leaves out.
 * Undefined where only the public API can be reached.
 */
export async function readReadiness(url: string): Promise<Health | undefined> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(patienceMs) });
    return Health.parse(await response.json());
  } catch {
    return undefined;
  }
}
