import type { ProjectCounts } from "@facet/sdk/generated/types.gen";
import {
  Box,
  ChartNoAxesColumn,
  Gauge,
  House,
  type LucideIcon,
  MessagesSquare,
  Rows3,
  Settings,
  SlidersHorizontal,
} from "lucide-react";
import { frameWords } from "../words/frame.ts";

export interface RailPage {
  /** Below the project's address. */
  readonly path: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** Typed after `g`. */
  readonly key?: string;
  /** Which of a project's counts stands beside it. */
  readonly count?: keyof ProjectCounts;
  /** `house`: at the foot of the rail. */
  readonly place: "work" | "house";
}

const words = frameWords.rail;

/** What stands in the rail, in its order. A page is listed once it is there: a test looks for its file. */
export const railPages: readonly RailPage[] = [
  { path: "home", label: words.home, icon: House, key: "h", place: "work" },
  { path: "datasets", label: words.datasets, icon: Rows3, key: "d", count: "datasets", place: "work" },
  {
    path: "fine-tunes",
    label: words.fineTunes,
    icon: SlidersHorizontal,
    key: "j",
    count: "fineTunes",
    place: "work",
  },
  { path: "models", label: words.models, icon: Box, key: "m", count: "models", place: "work" },
  {
    path: "evaluations",
    label: words.evaluations,
    icon: Gauge,
    key: "e",
    count: "evaluations",
    place: "work",
  },
  { path: "playground", label: words.playground, icon: MessagesSquare, key: "p", place: "work" },
  { path: "usage", label: words.usage, icon: ChartNoAxesColumn, key: "u", place: "house" },
  { path: "settings", label: words.settings, icon: Settings, key: "s", place: "house" },
];
