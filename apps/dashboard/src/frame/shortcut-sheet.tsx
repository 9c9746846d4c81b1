"use client";
import { Switch } from "@facet/ui/forms/switch";
import { Dialog } from "@facet/ui/overlays/dialog";
import { Kbd } from "@facet/ui/text/kbd";
import { frameWords } from "../words/frame.ts";
import { railPages } from "./pages.ts";
import { setShortcutsOn, useShortcutsOn } from "./shortcuts-choice.ts";
import type { OverlayProps } from "./use-show-overlay.ts";

const words = frameWords.shortcuts;

const everywhere: readonly (readonly [string, string])[] = [
  ["Ctrl K", words.commands],
  ["/", words.search],
  ...railPages.flatMap(({ key, label }) =>
    key === undefined ? [] : [[`g ${key}`, words.go(label)] as const],
  ),
  ["c", words.create],
  ["?", words.help],
  ["Esc", words.close],
  ["Ctrl Enter", words.submit],
];
const lists: readonly (readonly [string, string])[] = [
  ["j k", words.next],
  ["Enter", words.enter],
];

export function ShortcutSheet({ open, onOpenChange }: OverlayProps) {
  const on = useShortcutsOn();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.title} size="small">
      <div className="grid gap-5">
        <Keys title={words.everywhere} keys={everywhere} />
        <Keys title={words.lists} keys={lists} />
        <Switch checked={on} onChange={setShortcutsOn} label={words.on} hint={words.onHint} />
      </div>
    </Dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: typeof everywhere }) {
  return (
    <section className="grid gap-2">
      <h3 className="font-medium text-muted text-sm">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1.5">
        {keys.map(([combination, meaning]) => (
          <div key={combination} className="contents">
            <dt>{meaning}</dt>
            <dd className="flex justify-end gap-1">
              {combination.split(" ").map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
