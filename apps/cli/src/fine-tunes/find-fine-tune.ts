import type { FineTune } from "@facet/sdk/generated/types.gen";
import { findByName } from "../connection/find-by-name.ts";
import type { InProject } from "../connection/in-project.ts";
import { isFineTune } from "../jobs/is-fine-tune.ts";

export function findFineTune({ facet, projectId }: InProject, wanted: string): Promise<FineTune> {
  if (isFineTune(wanted)) return facet.getFineTune({ path: { id: wanted } });
  return findByName<FineTune>({
    noun: "fine-tune",
    wanted,
    read: (page) => facet.listFineTunes({ query: { projectId, ...page } }),
    list: "./facet fine-tunes list",
  });
}
