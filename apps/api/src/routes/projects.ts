import { FacetError } from "@facet/contracts/errors/facet-error";
import { FeedHint } from "@facet/contracts/events/job-event";
import { idSchema } from "@facet/contracts/ids";
import { PageQuery, pageOf } from "@facet/contracts/paging/page";
import { CreateProject, Project, ProjectCounts, UpdateProject } from "@facet/contracts/projects/project";
import { followFeed } from "@facet/services/events/follow-feed";
import { countProject } from "@facet/services/projects/count-project";
import { createProject } from "@facet/services/projects/create-project";
import { getProject } from "@facet/services/projects/get-project";
import { listProjects } from "@facet/services/projects/list-projects";
import { projectTag } from "@facet/services/projects/project-tag";
import { removeProject } from "@facet/services/projects/remove-project";
import { updateProject } from "@facet/services/projects/update-project";
import type { ApiApp } from "../http/api-app.ts";
import { bind, idParam } from "../http/bind.ts";
import { requireIfMatch } from "../http/if-match.ts";
import { streamEvents } from "../http/stream-events.ts";

const tag = "Projects";
const params = idParam(idSchema("project"));

export function projectRoutes(app: ApiApp): void {
  bind(app, {
    method: "post",
    path: "/projects",
    operationId: "createProject",
    tag,
    summary: "Create a project",
    body: CreateProject,
    answer: Project,
    status: 201,
    run: ({ ctx, body }) => createProject({ ctx, input: body }),
  });
  bind(app, {
    method: "get",
    path: "/projects",
    operationId: "listProjects",
    tag,
    summary: "List projects",
    query: PageQuery,
    answer: pageOf(Project),
    errors: ["invalid_cursor"],
    run: ({ ctx, query }) => listProjects({ ctx, input: query }),
  });
  bind(app, {
    method: "get",
    path: "/projects/{id}",
    operationId: "getProject",
    tag,
    summary: "Get a project",
    params,
    answer: Project,
    etag: projectTag,
    run: ({ ctx, params }) => getProject({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/projects/{id}/counts",
    operationId: "countProject",
    tag,
    summary: "How many things are in a project",
    params,
    answer: ProjectCounts,
    run: ({ ctx, params }) => countProject({ ctx, input: params }),
  });
  bind(app, {
    method: "get",
    path: "/projects/{id}/feed",
    operationId: "followProject",
    tag,
    summary: "Live hints at what changes in a project",
    description: "Server-sent events. Nothing is replayed: read your page again after reconnecting.",
    params,
    answer: FeedHint,
    stream: async ({ ctx, params, context }) => {
      await getProject({ ctx, input: params });
      return streamEvents(
        context,
        async function* (signal) {
          for await (const hint of followFeed({ ctx, input: { projectId: params.id, signal } }))
            yield { event: "hint", data: hint };
        },
        ctx.timings.ssePingMs,
      );
    },
    run: async () => {
      throw new FacetError("invalid_request", "The feed is a stream.", {
        param: "Accept",
        fix: "Send `Accept: text/event-stream`.",
      });
    },
  });
  bind(app, {
    method: "patch",
    path: "/projects/{id}",
    operationId: "updateProject",
    tag,
    summary: "Change a project",
    description: "Send the ETag of the version you edit in `If-Match`.",
    params,
    body: UpdateProject,
    answer: Project,
    errors: ["if_match_required", "etag_mismatch"],
    etag: projectTag,
    run: ({ ctx, params, body, context }) =>
      updateProject({ ctx, input: { id: params.id, tag: requireIfMatch(context), changes: body } }),
  });
  bind(app, {
    method: "delete",
    path: "/projects/{id}",
    operationId: "removeProject",
    tag,
    summary: "Remove a project with everything in it",
    description:
      "Its data sets, models, runs, files and the keys made for it alone. Refused while one of its jobs has not ended.",
    params,
    errors: ["in_use"],
    run: ({ ctx, params }) => removeProject({ ctx, input: params }),
  });
}
