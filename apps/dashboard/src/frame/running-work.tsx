"use client";
import { Menu } from "@facet/ui/overlays/menu";
import { StatusIcon } from "@facet/ui/status/status-icon";
import { ChevronDown } from "lucide-react";
import { useRunningJobs } from "../data/running-jobs.ts";
import { frameWords } from "../words/frame.ts";
import { jobTitle } from "../words/jobs.ts";
import { useProjectHref, useProjectId } from "./project.tsx";
import { TopButton } from "./top-button.tsx";

const words = frameWords.running;

/** What is at work in this project now, in view on every page. Nothing at work: nothing shown. */
export function RunningWork() {
  const { running, waiting } = useRunningJobs(useProjectId());
  const href = useProjectHref();
  if (running.length + waiting.length === 0) return null;
  const text = running.length > 0 ? words.count(running.length) : words.waiting(waiting.length);
  const items = [...running, ...waiting].slice(0, 8).map((job) => ({
    label: jobTitle(job),
    icon: <StatusIcon tone={running.includes(job) ? "running" : "idle"} />,
    href: job.fineTuneId === null ? href("home") : href("fine-tunes", job.fineTuneId),
  }));
  return (
    <Menu
      label={words.label}
      items={items}
      trigger={
        <TopButton className="!bg-running-soft !text-running font-medium">
          <StatusIcon tone={running.length > 0 ? "running" : "idle"} />
          <span className="max-sm:sr-only">{text}</span>
          <span aria-hidden className="sm:hidden">
            {running.length > 0 ? running.length : waiting.length}
          </span>
          <ChevronDown size={13} aria-hidden className="max-sm:hidden" />
        </TopButton>
      }
    />
  );
}
