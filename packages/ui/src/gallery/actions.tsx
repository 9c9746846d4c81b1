import { MoreHorizontal, Pause, Plus, Trash2 } from "lucide-react";
import { Button } from "../actions/button.tsx";
import { CopyButton } from "../actions/copy-button.tsx";
import { IconButton } from "../actions/icon-button.tsx";
import { LinkButton } from "../actions/link-button.tsx";
import { TextLink } from "../navigation/text-link.tsx";
import { Kbd } from "../text/kbd.tsx";
import type { Story } from "./story.ts";

const press = () => undefined;

export const stories: readonly Story[] = [
  {
    name: "Button: looks",
    render: () => (
      <div className="flex flex-wrap gap-2">
        <Button look="main" onClick={press}>
          Start training
        </Button>
        <Button onClick={press}>Duplicate</Button>
        <Button look="quiet" onClick={press}>
          API
        </Button>
        <Button look="danger" onClick={press}>
          Delete data set
        </Button>
        <Button icon={<Plus size={14} aria-hidden />} onClick={press}>
          Add data set
        </Button>
      </div>
    ),
  },
  {
    name: "Button: busy and not now",
    render: () => (
      <div className="flex flex-wrap gap-2">
        <Button look="main" busy>
          Start training
        </Button>
        <Button busy>Pause</Button>
        <Button look="main" disabledReason="Choose a data set first">
          Start training
        </Button>
        <Button disabledReason="The run has already ended">Cancel</Button>
      </div>
    ),
  },
  {
    name: "Button: small",
    render: () => (
      <div className="flex flex-wrap gap-2">
        <Button size="small">Try again</Button>
        <Button size="small" look="quiet">
          Clear selection
        </Button>
        <Button size="small" look="main">
          Save
        </Button>
      </div>
    ),
  },
  {
    name: "IconButton",
    render: () => (
      <div className="flex gap-1">
        <IconButton label="Pause" icon={<Pause size={15} aria-hidden />} />
        <IconButton label="More" icon={<MoreHorizontal size={15} aria-hidden />} />
        <IconButton label="Delete" look="plain" icon={<Trash2 size={15} aria-hidden />} />
        <IconButton label="Deleting" busy icon={<Trash2 size={15} aria-hidden />} />
      </div>
    ),
  },
  {
    name: "LinkButton and TextLink",
    render: () => (
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton href="#gallery" look="main">
          Open in playground
        </LinkButton>
        <LinkButton href="#gallery">Export</LinkButton>
        <span>
          3 of 1,940 rows are cut. <TextLink href="#gallery">See them</TextLink>
        </span>
      </div>
    ),
  },
  {
    name: "CopyButton",
    render: () => (
      <div className="flex items-center gap-2">
        <CopyButton text="ft_9fk2" />
        <CopyButton text="ft_9fk2" label="Copy as curl" look="plain" />
      </div>
    ),
  },
  {
    name: "Kbd",
    render: () => (
      <span className="flex gap-1">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </span>
    ),
  },
];
