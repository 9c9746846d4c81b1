"use client";
import { classNames } from "@facet/ui/class-names";
import type { Story } from "@facet/ui/gallery/story";
import { Component, type ReactNode } from "react";

interface GalleryStoryProps {
  readonly story: Story;
  readonly themes: readonly ("light" | "dark")[];
}

export function GalleryStory({ story, themes }: GalleryStoryProps) {
  return (
    <article data-story={story.name} className="grid gap-2">
      <h3 className="text-muted text-sm">{story.name}</h3>
      <div className={classNames("grid gap-4", themes.length > 1 && "xl:grid-cols-2")}>
        {themes.map((theme) => (
          <div
            key={theme}
            data-theme={theme}
            className="min-w-0 rounded-lg border border-line bg-bg p-4 text-text"
          >
            <Guarded name={story.name}>{story.render()}</Guarded>
          </div>
        ))}
      </div>
    </article>
  );
}

/** One story that falls over must not hide the others. */
class Guarded extends Component<
  { readonly name: string; readonly children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <p role="alert">{this.props.name} fell over.</p> : this.props.children;
  }
}
