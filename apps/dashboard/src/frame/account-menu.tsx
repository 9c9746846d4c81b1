"use client";
import { Menu } from "@facet/ui/overlays/menu";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { meQueries } from "../data/me.ts";
import { frameWords } from "../words/frame.ts";
import { useProjectHref } from "./project.tsx";
import { chooseTheme, themes } from "./theme.ts";
import { TopButton } from "./top-button.tsx";
import { useShowOverlay } from "./use-show-overlay.ts";
import { useSignOut } from "./use-sign-out.ts";
import { useTheme } from "./use-theme.ts";

const words = frameWords.account;

export function AccountMenu() {
  const { data: me } = useQuery(meQueries.me());
  const show = useShowOverlay();
  const signOut = useSignOut();
  const href = useProjectHref();
  const theme = useTheme();
  const name = me?.user?.name ?? me?.name ?? words.label;
  return (
    <Menu
      label={words.label}
      items={[
        { label: words.settings, href: href("settings", "account") },
        { label: words.members, href: href("settings", "organisation") },
        { label: words.keys, href: href("settings", "keys") },
        { label: words.help, href: "/docs" },
        ...themes.map((one, index) => ({
          apart: index === 0,
          label: `${words.theme}: ${words.themes[one].toLowerCase()}`,
          checked: theme === one,
          onSelect: () => chooseTheme(one),
        })),
        { label: words.shortcuts, keys: "?", apart: true, onSelect: () => show("shortcuts") },
        { label: words.signOut, apart: true, onSelect: () => void signOut() },
      ]}
      trigger={
        <TopButton aria-label={`${words.label}: ${name}`}>
          <Initial name={name} />
          <span className="max-w-32 truncate max-lg:hidden">{name}</span>
          <ChevronDown size={13} aria-hidden className="max-sm:hidden" />
        </TopButton>
      }
    />
  );
}

function Initial({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-6 place-items-center rounded-full bg-accent-soft font-medium text-accent text-sm uppercase lg:hidden"
    >
      {name.slice(0, 1)}
    </span>
  );
}
