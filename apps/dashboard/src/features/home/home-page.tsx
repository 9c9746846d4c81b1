"use client";
import { PageHeader } from "@facet/ui/layout/page-header";
import { useQuery } from "@tanstack/react-query";
import { projectQueries } from "../../data/projects.ts";
import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectId } from "../../frame/project.tsx";
import { homeWords as words } from "../../words/home.ts";

export function HomePage() {
  const projectId = useProjectId();
  const { data: project } = useQuery(projectQueries.one(projectId));
  usePageTrail([{ label: words.title }]);
  return <PageHeader title={words.title} sentence={project === undefined ? " " : words.lead(project.name)} />;
}
