import type { FacetClient } from "@facet/sdk/create-client";
import { linkLines } from "../dashboard/link-lines.ts";
import { makeSignInLink } from "../dashboard/sign-in-link.ts";
import type { JoinedPlatform } from "../local/join-platform.ts";

interface ShowRunLink {
  readonly home: string;
  readonly facet: FacetClient;
  readonly platform: JoinedPlatform;
  readonly fineTuneId: string;
  readonly say: (line: string) => void;
}

/** A link that signs in and opens the demo's run: its curves, verdict and certificate. */
export async function showRunLink({ home, facet, platform, fineTuneId, say }: ShowRunLink): Promise<void> {
  const url = await platform.dashboardUrl();
  if (url === undefined) return;
  const { projectId } = await facet.getFineTune({ path: { id: fineTuneId } });
  const link = await makeSignInLink({
    home,
    apiUrl: platform.apiUrl,
    next: `/${projectId}/fine-tunes/${fineTuneId}`,
  });
  say("");
  for (const line of linkLines(url, link)) say(line);
}
