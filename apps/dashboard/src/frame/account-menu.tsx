"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { meQueries } from "../data/me.ts";
import { frameWords } from "../words/frame.ts";
import { LazyMenu } from "./lazy-menu.tsx";
import { useShowOverlay } from "./overlays.tsx";
import { chooseTheme, readTheme, shownTheme, type Theme, themes } from "./theme.ts";
import { TopButton } from "./top-button.tsx";
import { useSignOut } from "./use-sign-out.ts";

const words = frameWords.account;

export function AccountMenu() {
  const { data: me } = useQuery(meQueries.me());
  const show = useShowOverlay();
  const signOut = useSignOut();
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(readTheme(shownTheme())), []);
  const name = me?.user?.name ?? me?.name ?? words.label;
  return (
    <LazyMenu
      label={words.label}
      items={[
        ...themes.map((one) => ({
          label: `${words.theme}: ${words.themes[one].toLowerCase()}`,
          checked: theme === one,
          onSelect() {
            setTheme(one);
            chooseTheme(one);
          },
        })),
        { label: words.shortcuts, keys: "?", apart: true, onSelect: () => show("shortcuts") },
        { label: words.signOut, apart: true, onSelect: () => void signOut() },
      ]}
      trigger={(props) => (
        <TopButton {...props} aria-label={`${words.label}: ${name}`}>
          <Initial name={name} />
          <span className="max-w-32 truncate max-lg:hidden">{name}</span>
          <ChevronDown size={13} aria-hidden className="max-sm:hidden" />
        </TopButton>
      )}
    />
  );
}

function Initial({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-6 place-items-center rounded-full bg-accent-soft font-medium text-accent text-sm uppercase lg:hidden"
    >
      {[...name][0]}
    </span>
  );
}
