"use client";
import { classNames } from "@facet/ui/class-names";
import { Link } from "@facet/ui/navigation/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useProjectHref } from "../../frame/project.tsx";
import { settingsWords as words } from "../../words/settings.ts";

const pages = ["account", "organisation", "keys", "secrets", "runners", "project"] as const;

/** The settings pages beside each other; a strip above them where the screen is narrow. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const href = useProjectHref();
  const path = usePathname();
  return (
    <div className="grid min-w-0 gap-6 lg:grid-cols-[10rem_minmax(0,1fr)] lg:gap-10">
      <nav aria-label={words.nav} className="min-w-0">
        <ul className="-mx-1 flex gap-1 overflow-x-auto px-1 pb-1 [scrollbar-width:none] lg:sticky lg:top-18 lg:flex-col">
          {pages.map((page) => {
            const address = href("settings", page);
            const isHere = path === address;
            return (
              <li key={page}>
                <Link
                  href={address}
                  aria-current={isHere ? "page" : undefined}
                  className={classNames(
                    "flex min-h-8 items-center whitespace-nowrap rounded-md px-2.5 no-underline pointer-coarse:min-h-11",
                    isHere ? "bg-sunken font-medium text-text" : "text-muted hover:bg-hover hover:text-text",
                  )}
                >
                  {words[page]}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="grid min-w-0 max-w-4xl content-start gap-6">{children}</div>
    </div>
  );
}
