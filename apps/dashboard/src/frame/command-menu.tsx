"use client";
import { useReturnFocus } from "@facet/ui/overlays/use-return-focus";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { frameWords } from "../words/frame.ts";
import { type Found, useFound } from "./find-by-name.ts";
import { idAddress } from "./id-address.ts";
import { railPages } from "./pages.ts";
import { useProjectHref } from "./project.tsx";
import { chooseTheme, themes } from "./theme.ts";
import { type OverlayProps, useShowOverlay } from "./use-show-overlay.ts";
import { useSignOut } from "./use-sign-out.ts";

const words = frameWords.commands;
const item =
  "flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2 data-[selected=true]:bg-hover pointer-coarse:min-h-11 forced-colors:data-[selected=true]:outline";
const group =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-sm";

/** Everything that can be gone to, made or done, by its first letters. */
export function CommandMenu({ open, onOpenChange }: OverlayProps) {
  const focus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focus.keep}
          onCloseAutoFocus={focus.giveBack}
          className="fixed inset-x-0 top-[12dvh] z-40 mx-auto w-[calc(100vw-16px)] max-w-150 overflow-hidden rounded-lg border border-line-strong bg-surface shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{words.title}</Dialog.Title>
          <Commands close={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({ close }: { close: () => void }) {
  const [text, setText] = useState("");
  const router = useRouter();
  const href = useProjectHref();
  const show = useShowOverlay();
  const signOut = useSignOut();
  const found = useFound(text);
  const go = (address: string) => () => {
    close();
    router.push(address);
  };
  const run = (act: () => void) => () => {
    close();
    act();
  };
  const byId = idAddress(text.trim(), href);
  const has = (path: string) => railPages.some((page) => page.path === path);

  return (
    <Command label={words.title} loop>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder={words.placeholder}
        className="h-12 w-full border-line border-b bg-transparent px-4 text-base outline-none pointer-coarse:text-lg"
      />
      <Command.List className="max-h-[min(60dvh,26rem)] overflow-y-auto p-2 pt-0">
        <Command.Empty className="px-2 py-6 text-muted">{words.none}</Command.Empty>
        {byId !== undefined && (
          <Command.Item className={item} value={text} onSelect={go(byId)}>
            {words.byId(text.trim())}
          </Command.Item>
        )}
        {found.length > 0 && (
          <Command.Group heading={words.found} className={group}>
            {found.map((one: Found) => (
              <Command.Item
                key={one.id}
                className={item}
                value={`${one.name} ${one.id}`}
                onSelect={go(href(...one.path))}
              >
                <span className="truncate">{one.name}</span>
                <span className="shrink-0 text-faint text-sm">{one.kind}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading={words.go} className={group}>
          {railPages.map((page) => (
            <Command.Item key={page.path} className={item} onSelect={go(href(page.path))}>
              {page.label}
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group heading={words.create} className={group}>
          {has("datasets") && (
            <Command.Item className={item} onSelect={go(href("datasets", "new"))}>
              {words.newDataset}
            </Command.Item>
          )}
          {has("fine-tunes") && (
            <Command.Item className={item} onSelect={go(href("fine-tunes", "new"))}>
              {words.newFineTune}
            </Command.Item>
          )}
          <Command.Item className={item} onSelect={run(() => show("newProject"))}>
            {words.newProject}
          </Command.Item>
        </Command.Group>
        <Command.Group heading={words.act} className={group}>
          <Command.Item className={item} onSelect={run(() => show("api"))}>
            {words.api}
          </Command.Item>
          <Command.Item className={item} onSelect={run(() => show("shortcuts"))}>
            {words.shortcuts}
          </Command.Item>
          {themes.map((theme) => (
            <Command.Item key={theme} className={item} onSelect={run(() => chooseTheme(theme))}>
              {words.theme[theme]}
            </Command.Item>
          ))}
          <Command.Item className={item} onSelect={run(() => void signOut())}>
            {words.signOut}
          </Command.Item>
        </Command.Group>
      </Command.List>
    </Command>
  );
}
