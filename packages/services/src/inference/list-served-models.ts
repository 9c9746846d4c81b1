import { authorise, ownDocuments, type ServiceContext } from "../context.ts";
import { baseModels } from "../data/collections/base-models.ts";
import { models } from "../data/collections/models.ts";
import { projects } from "../data/collections/projects.ts";

const maxRows = 500;

interface ListedModel {
  readonly name: string;
  readonly createdAt: string;
  readonly tuned: boolean;
}

/** Every model the caller may put questions to, newest first: tuned ones, then bases. */
export async function listServedModels({ ctx }: { ctx: ServiceContext }): Promise<ListedModel[]> {
  authorise(ctx, "inference");
  const documents = ownDocuments(ctx);
  const own = ctx.principal.projectId;
  const projectIds =
    own === null
      ? (await documents.query(projects, "all", { limit: 100 })).map((project) => project.id)
      : [own];
  const listed = await Promise.all(
    projectIds.map(async (projectId) => {
      const tuned = await documents.query(models, "byProject", { equals: { projectId }, limit: maxRows });
      const bases = await documents.query(baseModels, "byProject", { equals: { projectId }, limit: maxRows });
      return [
        ...tuned.map(({ data }) => ({ name: data.name, createdAt: data.createdAt, tuned: true })),
        ...bases
          .filter(({ data }) => data.state === "ready")
          .map(({ data }) => ({ name: data.name, createdAt: data.createdAt, tuned: false })),
      ];
    }),
  );
  return listed.flat();
}
