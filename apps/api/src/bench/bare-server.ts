import { serve } from "@hono/node-server";
import { Hono } from "hono";

/**
 * What Hono does alone: takes and gives the bodies of `/v1/projects` from memory, with no key, no schema, no store.
 * `facet bench platform` compares the API with it. Says where it listens, like every process of the platform.
 */
const projects = new Map<string, unknown>();
const app = new Hono();

app.post("/v1/projects", async (context) => {
  const body: object = await context.req.json();
  const id = `prj_${crypto.randomUUID().replaceAll("-", "")}`;
  const now = new Date().toISOString();
  const project = { id, orgId: "org_00000000000000000000000000", ...body, createdAt: now, updatedAt: now };
  projects.set(id, project);
  return context.json(project, 201);
});
app.get("/v1/projects/:id", (context) => {
  const project = projects.get(context.req.param("id"));
  return project === undefined ? context.notFound() : context.json(project);
});

const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
  process.send?.({ type: "listening", origin: `http://127.0.0.1:${port}` });
});
const close = () => {
  server.close();
  process.exit(0);
};
process.once("SIGTERM", close);
process.once("disconnect", close);
