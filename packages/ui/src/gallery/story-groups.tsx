import { stories as actions } from "./actions.tsx";
import { stories as charts } from "./charts.tsx";
import { stories as forms } from "./forms.tsx";
import { stories as layout } from "./layout.tsx";
import { stories as overlays } from "./overlays.tsx";
import { stories as signature } from "./signature.tsx";
import { stories as states } from "./states.tsx";
import { stories as status } from "./status.tsx";
import type { Story } from "./story.ts";
import { stories as tables } from "./tables.tsx";
import { stories as text } from "./text.tsx";
import { stories as values } from "./values.tsx";

export interface StoryGroup {
  name: string;
  stories: readonly Story[];
}

/** Every component in every state, in the order of the folders. The gallery page draws them all. */
export const storyGroups: readonly StoryGroup[] = [
  { name: "Actions", stories: actions },
  { name: "Forms", stories: forms },
  { name: "Overlays", stories: overlays },
  { name: "Layout", stories: layout },
  { name: "States", stories: states },
  { name: "Status", stories: status },
  { name: "Values", stories: values },
  { name: "Tables", stories: tables },
  { name: "Text", stories: text },
  { name: "Charts", stories: charts },
  { name: "Signature", stories: signature },
];
