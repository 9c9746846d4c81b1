import { getProject } from "@facet/sdk/generated/sdk.gen";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { editHeaders } from "./edit-headers.ts";
import { facet } from "./facet.ts";
import { listOptions } from "./list-options.ts";
import type { Body } from "./operations.ts";

export const projectQueries = {
  list: () =>
    listOptions(["project", "list"], (page, signal) => facet().listProjects({ query: page, signal })),
  one: (id: string) =>
    queryOptions({
      queryKey: ["project", id],
      queryFn: ({ signal }) => facet().getProject({ path: { id }, signal }),
    }),
  counts: (id: string) =>
    queryOptions({
      queryKey: ["counts", id],
      queryFn: ({ signal }) => facet().countProject({ path: { id }, signal }),
    }),
};

export function useCreateProject() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"createProject">) => facet().createProject({ body }),
    onSuccess: (project) => {
      cache.setQueryData(projectQueries.one(project.id).queryKey, project);
      return cache.invalidateQueries({ queryKey: ["project", "list"] });
    },
  });
}

/** Which of these organisations a project belongs to; undefined: none of them. */
export async function findOrganisationOf(
  projectId: string,
  organisations: readonly string[],
): Promise<string | undefined> {
  for (const id of organisations) {
    const headers = { "facet-organisation": id };
    const found = await facet()
      .getProject({ path: { id: projectId }, headers })
      .catch(() => undefined);
    if (found !== undefined) return id;
  }
  return undefined;
}

interface ChangeProject {
  readonly id: string;
  readonly changes: Body<"updateProject">;
}

export function useUpdateProject() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, changes }: ChangeProject) => {
      const path = { id };
      const headers = await editHeaders(getProject({ client: facet().http, path }));
      return facet().updateProject({ path, body: changes, headers });
    },
    onSuccess: (project) => {
      cache.setQueryData(projectQueries.one(project.id).queryKey, project);
      return cache.invalidateQueries({ queryKey: ["project", "list"] });
    },
  });
}

/** 409 while something in it runs. */
export function useRemoveProject() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => facet().removeProject({ path: { id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["project", "list"] }),
  });
}
