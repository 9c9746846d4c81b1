import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Shell } from "../../frame/shell.tsx";

interface LayoutProps {
  readonly params: Promise<{ readonly projectId: string }>;
  readonly children: ReactNode;
}

/** Every page below a project's id stands in the shell. Whether it may be seen is the API's to say. */
export default async function ProjectLayout({ params, children }: LayoutProps) {
  const { projectId } = await params;
  if (!projectId.startsWith("prj_")) notFound();
  return (
    <Shell key={projectId} projectId={projectId}>
      {children}
    </Shell>
  );
}
