"use client";
import type { BaseModel } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { KeyValues } from "@facet/ui/layout/key-values";
import { TextLink } from "@facet/ui/navigation/text-link";
import { Drawer } from "@facet/ui/overlays/drawer";
import { useInfiniteQuery } from "@tanstack/react-query";
import { fineTuneQueries } from "../../data/fine-tunes.ts";
import { useProjectHref, useProjectId } from "../../frame/project.tsx";
import { baseModelWords } from "../../words/base-models.ts";
import { aboutBaseModel } from "./about-base-model.tsx";
import { RemoveBaseModel } from "./remove-base-model.tsx";

const words = baseModelWords.one;

interface BaseModelDrawerProps {
  /** Undefined: closed. */
  readonly model: BaseModel | undefined;
  readonly onClose: () => void;
}

/** One base model: what it is, where it came from, what starts from it. Leaves the table usable. */
export function BaseModelDrawer({ model, onClose }: BaseModelDrawerProps) {
  return (
    <Drawer
      open={model !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={model?.name ?? "\u00a0"}
      peek
      width="wide"
    >
      {model !== undefined && <About model={model} onClose={onClose} />}
    </Drawer>
  );
}

function About({ model, onClose }: { model: BaseModel; onClose: () => void }) {
  const href = useProjectHref();
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-2">
        {model.state === "ready" && (
          <>
            <LinkButton look="main" href={`${href("fine-tunes", "new")}?model=${model.id}`}>
              {words.fineTune}
            </LinkButton>
            <LinkButton href={`${href("playground")}?model=${model.id}`}>{words.playground}</LinkButton>
          </>
        )}
        <RemoveBaseModel model={model} onRemoved={onClose} />
      </div>
      <section className="grid gap-2">
        <h3 className="font-semibold">{words.about}</h3>
        <KeyValues align="start" items={aboutBaseModel(model)} />
      </section>
      <Users baseModelId={model.id} />
    </div>
  );
}

function Users({ baseModelId }: { baseModelId: string }) {
  const href = useProjectHref();
  const { data: runs } = useInfiniteQuery(fineTuneQueries.list(useProjectId(), { baseModelId }));
  if (runs === undefined) return null;
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{words.use}</h3>
      {runs.length === 0 ? (
        <p className="text-muted">{words.noUse}</p>
      ) : (
        <ul className="grid gap-1">
          {runs.map(({ id, name }) => (
            <li key={id}>
              <TextLink href={href("fine-tunes", id)}>{name}</TextLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
