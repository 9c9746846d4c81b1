import type { DemoContext } from "./demo-context.ts";

const name = "Demo";

export async function ensureProject({ facet }: DemoContext) {
  const { data } = await facet.listProjects({ query: { limit: 100 } });
  const found = data.find((project) => project.name === name);
  if (found !== undefined) return { result: found, reused: true };
  const created = await facet.createProject({ body: { name, description: "Made by ./facet demo." } });
  return { result: created, reused: false };
}
