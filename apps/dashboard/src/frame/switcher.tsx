"use client";
import { Menu } from "@facet/ui/overlays/menu";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, Plus } from "lucide-react";
import { chooseOrganisation } from "../data/chosen-organisation.ts";
import { meQueries } from "../data/me.ts";
import { projectQueries } from "../data/projects.ts";
import { frameWords } from "../words/frame.ts";
import { useProjectId } from "./project.tsx";
import { TopButton } from "./top-button.tsx";
import { useShowOverlay } from "./use-show-overlay.ts";

const words = frameWords.switcher;

/** Which organisation and project this is, and the way to the others. */
export function Switcher() {
  const projectId = useProjectId();
  const show = useShowOverlay();
  const { data: project, isPending } = useQuery(projectQueries.one(projectId));
  const { data: projects = [] } = useInfiniteQuery(projectQueries.list());
  const { data: me } = useQuery(meQueries.me());
  const others = me?.organisations.filter((one) => one.id !== me.orgId) ?? [];
  const items = [
    ...projects.map((one) => ({
      label: one.name,
      href: `/${one.id}/home`,
      icon: <Mark shown={one.id === projectId} />,
    })),
    {
      label: words.newProject,
      icon: <Plus size={14} aria-hidden />,
      onSelect: () => show("newProject"),
      apart: true,
    },
    ...others.map((one, index) => ({
      label: one.name,
      icon: <Mark shown={false} />,
      apart: index === 0,
      onSelect() {
        chooseOrganisation(one.id);
        window.location.assign("/");
      },
    })),
  ];
  return (
    <Menu
      label={words.label}
      align="start"
      items={items}
      trigger={
        <TopButton className="min-w-0 !shrink !justify-start" title={words.label}>
          <span className="truncate text-text">{project?.name ?? (isPending ? " " : words.unknown)}</span>
          <ChevronsUpDown size={13} aria-hidden className="shrink-0" />
        </TopButton>
      }
    />
  );
}

function Mark({ shown }: { shown: boolean }) {
  return (
    <span aria-hidden className="w-3.5">
      {shown ? "✓" : ""}
    </span>
  );
}
