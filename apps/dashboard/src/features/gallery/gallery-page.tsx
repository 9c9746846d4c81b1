"use client";
import type { StoryGroup } from "@facet/ui/gallery/story-groups";
import { Toasts } from "@facet/ui/overlays/toasts";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { GalleryStory } from "./gallery-story.tsx";

const themes = ["light", "dark"] as const;

/**
 * All stories, each in both themes. `?group=Forms` shows one group, `?theme=dark` one theme, so that a picture of it
 * holds still.
 */
export function GalleryPage() {
  const params = useSearchParams();
  const [groups, setGroups] = useState<readonly StoryGroup[]>([]);
  useEffect(() => {
    void import("@facet/ui/gallery/story-groups").then((module) => setGroups(module.storyGroups));
  }, []);
  const wantedTheme = params.get("theme");
  const wantedGroup = params.get("group");
  const shownThemes = themes.filter((theme) => wantedTheme === null || theme === wantedTheme);
  const shownGroups = groups.filter((group) => wantedGroup === null || group.name === wantedGroup);
  return (
    <Toasts>
      <main className="grid gap-10 p-4 sm:p-6">
        <h1 className="font-semibold text-xl tracking-tight">Gallery</h1>
        <nav aria-label="Groups" className="flex flex-wrap gap-4">
          {groups.map((group) => (
            <a
              key={group.name}
              href={`?group=${group.name}`}
              className="text-accent underline underline-offset-2"
            >
              {group.name}
            </a>
          ))}
        </nav>
        {shownGroups.map((group) => (
          <section key={group.name} aria-label={group.name} className="grid gap-6">
            <h2 className="font-semibold text-lg">{group.name}</h2>
            {group.stories.map((story) => (
              <GalleryStory key={story.name} story={story} themes={shownThemes} />
            ))}
          </section>
        ))}
      </main>
    </Toasts>
  );
}
