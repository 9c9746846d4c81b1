"use client";
import { Segments } from "@facet/ui/forms/segments";
import { Switch } from "@facet/ui/forms/switch";
import { Panel } from "@facet/ui/layout/panel";
import { setShortcutsOn, useShortcutsOn } from "../../frame/shortcuts-choice.ts";
import { chooseTheme, themes } from "../../frame/theme.ts";
import { useTheme } from "../../frame/use-theme.ts";
import { myAccountWords } from "../../words/my-account.ts";

const words = myAccountWords.look;

/** What this browser remembers. */
export function LookPanel() {
  const theme = useTheme();
  const shortcuts = useShortcutsOn();
  return (
    <Panel title={words.title}>
      <div className="grid max-w-150 gap-5">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <span>
            {words.theme}
            <span className="block text-muted text-sm">{words.themeHint}</span>
          </span>
          <Segments
            label={words.theme}
            value={theme}
            onChange={chooseTheme}
            choices={themes.map((value) => ({ value, label: words.themes[value] }))}
          />
        </div>
        <Switch
          checked={shortcuts}
          onChange={setShortcutsOn}
          label={words.shortcuts}
          hint={words.shortcutsHint}
        />
      </div>
    </Panel>
  );
}
