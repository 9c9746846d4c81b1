"use client";
import { Breadcrumb } from "@facet/ui/layout/breadcrumb";
import { Kbd } from "@facet/ui/text/kbd";
import { Menu as MenuIcon, Search } from "lucide-react";
import { LiveFreshness } from "../live/live-freshness.tsx";
import { feedName } from "../live/use-live-project.ts";
import { frameWords } from "../words/frame.ts";
import { AccountMenu } from "./account-menu.tsx";
import { usePageTrailSteps } from "./page-trail.tsx";
import { useProjectId } from "./project.tsx";
import { RunningWork } from "./running-work.tsx";
import { Switcher } from "./switcher.tsx";
import { TopButton } from "./top-button.tsx";
import { useShowOverlay } from "./use-show-overlay.ts";

/** Where you are, what runs, and the ways to everything else. */
export function TopBar() {
  const show = useShowOverlay();
  const { commands, api, rail } = frameWords;
  return (
    <header className="sticky top-0 z-20 flex h-12 items-center gap-1 border-line border-b bg-bg px-2 sm:px-4">
      <TopButton className="md:hidden" aria-label={rail.open} onClick={() => show("rail")}>
        <MenuIcon size={17} aria-hidden />
      </TopButton>
      <div className="flex min-w-0 flex-1 items-center">
        <Switcher />
        <Trail />
      </div>
      <TopButton
        onClick={() => show("commands")}
        aria-keyshortcuts="Control+K Meta+K"
        className="lg:w-64 lg:!justify-between lg:border lg:border-line-strong lg:bg-surface lg:text-faint"
      >
        <Search size={15} aria-hidden className="lg:hidden" />
        <span className="max-lg:sr-only">{commands.open}</span>
        <span aria-hidden className="max-lg:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </TopButton>
      <RunningWork />
      <TopButton onClick={() => show("api")} className="max-sm:hidden" title={api.title}>
        {api.button}
      </TopButton>
      <AccountMenu />
    </header>
  );
}

function Trail() {
  const steps = usePageTrailSteps();
  const stream = feedName(useProjectId());
  return (
    <>
      {steps.length > 0 && (
        <span aria-hidden className="px-1.5 text-faint max-sm:hidden">
          /
        </span>
      )}
      <span className="min-w-0 text-table max-sm:hidden">
        <Breadcrumb items={steps} />
      </span>
      <span className="ml-3 shrink-0 max-md:hidden">
        <LiveFreshness stream={stream} />
      </span>
    </>
  );
}
