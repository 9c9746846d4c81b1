"use client";
import { FacetApiError } from "@facet/sdk/facet-api-error";
import { LinkButton } from "@facet/ui/actions/link-button";
import { Forbidden } from "@facet/ui/states/forbidden";
import { NotFound } from "@facet/ui/states/not-found";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { projectQueries } from "../data/projects.ts";
import { frameWords } from "../words/frame.ts";
import { useProjectId } from "./project.tsx";
import { forgetProject, rememberProject } from "./remember-project.ts";
import { useOrganisationOf } from "./use-organisation-of.ts";

/** Stands in for a project's pages when the project cannot be seen: one clear page instead of many that fail. */
export function ProjectGate({ children }: { children: ReactNode }) {
  const projectId = useProjectId();
  const { data, error } = useQuery(projectQueries.one(projectId));
  const status = error instanceof FacetApiError ? error.status : undefined;
  const isHidden = data === undefined && (status === 404 || status === 403);
  const isLooking = useOrganisationOf(projectId, isHidden);
  useEffect(() => {
    if (data !== undefined) rememberProject(projectId);
    else if (isHidden) forgetProject();
  }, [data, isHidden, projectId]);
  if (!isHidden || isLooking) return children;
  const home = (
    <LinkButton href="/" look="main">
      {frameWords.notFound.home}
    </LinkButton>
  );
  if (status === 403) return <Forbidden page actions={home} />;
  return <NotFound page title={frameWords.notFound.project} actions={home} />;
}
