"use client";
import type { ProjectCounts } from "@facet/sdk/generated/types.gen";
import { classNames } from "@facet/ui/class-names";
import { Link } from "@facet/ui/navigation/link";
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { projectQueries } from "../data/projects.ts";
import { frameWords } from "../words/frame.ts";
import { Gem } from "./gem.tsx";
import { type RailPage, railPages } from "./pages.ts";
import { useProjectHref, useProjectId } from "./project.tsx";

/** The pages of a project. `onGo`: the sheet that holds it on a phone closes. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const href = useProjectHref();
  const work = railPages.filter((page) => page.place === "work");
  const house = railPages.filter((page) => page.place === "house");
  return (
    <nav aria-label={frameWords.rail.label} className="flex h-full flex-col gap-0.5 px-2 py-3">
      <Link
        href={href("home")}
        onClick={onGo}
        className="mb-2 flex min-h-8 items-center gap-2 rounded-md px-2 font-semibold text-text no-underline"
      >
        <Gem />
        {frameWords.product}
      </Link>
      {work.map((page) => (
        <RailLink key={page.path} page={page} onGo={onGo} />
      ))}
      <div className="flex-1" />
      {house.map((page) => (
        <RailLink key={page.path} page={page} onGo={onGo} />
      ))}
    </nav>
  );
}

/** What the page itself tells too: for the eye alone. Nothing is shown for nothing. */
function Count({ of }: { of: keyof ProjectCounts }) {
  const { data } = useQuery(projectQueries.counts(useProjectId()));
  const count = data?.[of] ?? 0;
  if (count === 0) return null;
  return (
    <span aria-hidden className="ml-auto font-normal text-muted text-sm">
      {frameWords.rail.count(count)}
    </span>
  );
}

function RailLink({ page, onGo }: { page: RailPage; onGo: (() => void) | undefined }) {
  const address = useProjectHref()(page.path);
  const path = usePathname();
  const isHere = path === address || path.startsWith(`${address}/`);
  const Icon = page.icon;
  return (
    <Link
      href={address}
      onClick={onGo}
      aria-current={isHere ? "page" : undefined}
      className={classNames(
        "flex min-h-8 items-center gap-2.5 rounded-md px-2 no-underline pointer-coarse:min-h-11",
        isHere ? "bg-sunken font-medium text-text" : "text-muted hover:bg-hover hover:text-text",
      )}
    >
      <Icon size={15} aria-hidden className="shrink-0" />
      {page.label}
      {page.count !== undefined && <Count of={page.count} />}
    </Link>
  );
}
