"use client";
import { createContext, type ReactNode, useContext } from "react";

const Context = createContext<string | undefined>(undefined);

export function ProjectProvider({ projectId, children }: { projectId: string; children: ReactNode }) {
  return <Context value={projectId}>{children}</Context>;
}

/** Id of the project that this page is in. */
export function useProjectId(): string {
  const projectId = useContext(Context);
  if (projectId === undefined) throw new Error("This component stands outside of a project's pages.");
  return projectId;
}

/** The address of a page in this project: `href("datasets", dataset.id)`. */
export function useProjectHref(): (...path: readonly string[]) => string {
  const projectId = useProjectId();
  return (...path) => `/${[projectId, ...path].join("/")}`;
}
