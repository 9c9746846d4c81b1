import { usePageTrail } from "../../frame/page-trail.tsx";
import { useProjectHref } from "../../frame/project.tsx";
import { settingsWords } from "../../words/settings.ts";

/** "Settings / API keys" in the breadcrumb and the window's title. */
export function useSettingsTrail(label: string): void {
  const href = useProjectHref();
  usePageTrail([{ label: settingsWords.title, href: href("settings") }, { label }]);
}
