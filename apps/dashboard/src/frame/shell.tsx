"use client";
import type { ReactNode } from "react";
import { useLiveProject } from "../live/use-live-project.ts";
import { frameWords } from "../words/frame.ts";
import { Announcer } from "./announcer.tsx";
import { DelayBanner } from "./delay-banner.tsx";
import { OverlaysProvider } from "./overlays.tsx";
import { PageTrailProvider } from "./page-trail.tsx";
import { ProjectProvider } from "./project.tsx";
import { ProjectGate } from "./project-gate.tsx";
import { Rail } from "./rail.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { TopBar } from "./top-bar.tsx";

interface ShellProps {
  readonly projectId: string;
  readonly children: ReactNode;
}

/** The frame around every page of a project. It also holds the one connection that keeps those pages fresh. */
export function Shell({ projectId, children }: ShellProps) {
  useLiveProject(projectId);
  return (
    <ProjectProvider projectId={projectId}>
      <PageTrailProvider>
        <OverlaysProvider>
          <a
            href="#content"
            className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            {frameWords.skip}
          </a>
          <div className="min-h-dvh md:grid md:grid-cols-[13rem_minmax(0,1fr)]">
            <aside className="sticky top-0 h-dvh overflow-y-auto border-line border-r max-md:hidden">
              <Rail />
            </aside>
            <div className="flex min-h-dvh min-w-0 flex-col">
              <TopBar />
              <main id="content" tabIndex={-1} className="w-full max-w-7xl flex-1 p-4 outline-none sm:p-6">
                <DelayBanner />
                <ProjectGate>{children}</ProjectGate>
              </main>
            </div>
          </div>
          <Announcer />
          <Shortcuts />
        </OverlaysProvider>
      </PageTrailProvider>
    </ProjectProvider>
  );
}
