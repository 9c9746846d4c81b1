"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { type KeyMap, readKey } from "./key-sequence.ts";
import { railPages } from "./pages.ts";
import { useProjectHref } from "./project.tsx";
import { useShortcutsOn } from "./shortcuts-choice.ts";
import { takesKeys } from "./takes-keys.ts";
import { useShowOverlay } from "./use-show-overlay.ts";

/** The keys that act on every page. Lists and charts have their own. */
export function Shortcuts() {
  const router = useRouter();
  const href = useProjectHref();
  const show = useShowOverlay();
  const on = useShortcutsOn();
  const before = useRef<{ key: string; at: number } | undefined>(undefined);

  useEffect(() => {
    const go = Object.fromEntries(
      railPages.flatMap(({ key, path }) => (key === undefined ? [] : [[key, () => router.push(href(path))]])),
    );
    const hasRuns = railPages.some((page) => page.path === "fine-tunes");
    const single: KeyMap["single"] = {
      ...(hasRuns ? { c: () => router.push(href("fine-tunes", "new")) } : {}),
      "/": focusSearch,
      "?": () => show("shortcuts"),
    };

    function onKey(event: KeyboardEvent): void {
      const withControl = event.ctrlKey || event.metaKey;
      if (withControl && event.key.toLowerCase() === "k") {
        event.preventDefault();
        show("commands");
        return;
      }
      if (withControl && event.key === "Enter") submitForm(event);
      if (!on || withControl || event.altKey || event.defaultPrevented || takesKeys(event.target)) return;
      const { act, keep } = readKey({ single, go }, { key: event.key, at: event.timeStamp }, before.current);
      before.current = keep;
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
    function submitForm(event: KeyboardEvent): void {
      const form = event.target instanceof Element ? event.target.closest("form") : null;
      if (form === null || event.defaultPrevented) return;
      event.preventDefault();
      form.requestSubmit();
    }
    /** The page's own search; a page without one gets the commands. */
    function focusSearch(): void {
      const search = document.querySelector<HTMLInputElement>("main [role=searchbox]");
      if (search === null) show("commands");
      else search.focus();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [router, href, show, on]);
  return null;
}
