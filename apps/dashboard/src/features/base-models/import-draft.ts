import type { BaseModel } from "@facet/sdk/generated/types.gen";
import type { Body } from "../../data/operations.ts";
import { baseModelWords } from "../../words/base-models.ts";

type Wanted = Body<"importBaseModel">;
export type SourceType = BaseModel["source"]["type"];

/** Everything that the dialog asks for; only the fields of the chosen source count. */
export interface ImportDraft {
  readonly type: SourceType;
  readonly name: string;
  readonly repo: string;
  readonly revision: string;
  /** Empty: none. */
  readonly secretId: string;
  readonly folder: string;
  readonly gguf: string;
}

/** What Facet itself calls its starter. */
const starterName = "smollm2-135m-instruct";
const words = baseModelWords.dialog;

export const emptyDraft: ImportDraft = {
  type: "starter",
  name: "",
  repo: "",
  revision: "main",
  secretId: "",
  folder: "",
  gguf: "",
};

/** A name that the API takes, made of where the model comes from; what was typed stays. */
export function draftName(draft: ImportDraft): string {
  if (draft.name.trim() !== "") return draft.name.trim();
  if (draft.type === "starter") return starterName;
  const from = { hub: draft.repo, folder: draft.folder, gguf: draft.gguf }[draft.type];
  const last = from.split(/[\\/]/).findLast((part) => part !== "") ?? "";
  return last
    .toLowerCase()
    .replace(/\.gguf$/, "")
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, 100);
}

/** A sentence for each field that is wrong. */
export function checkDraft(draft: ImportDraft): Partial<Record<keyof ImportDraft, string>> {
  const { type, repo, revision, folder, gguf } = draft;
  const nameIsWrong = !/^[a-z0-9][a-z0-9._-]{0,99}$/.test(draftName(draft));
  if (type === "hub" && !/^[\w.-]+\/[\w.-]+$/.test(repo.trim())) return { repo: words.noRepo };
  if (type === "hub" && revision.trim() === "") return { revision: words.noRevision };
  if (type === "folder" && folder.trim() === "") return { folder: words.noFolder };
  if (type === "gguf" && gguf.trim() === "") return { gguf: words.noGguf };
  return nameIsWrong ? { name: words.noName } : {};
}

export function draftBody(draft: ImportDraft, projectId: string): Wanted {
  const sources: Readonly<Record<SourceType, Wanted["source"]>> = {
    starter: { type: "starter" },
    hub: { type: "hub", repo: draft.repo.trim(), revision: draft.revision.trim() },
    folder: { type: "folder", path: draft.folder.trim() },
    gguf: { type: "gguf", path: draft.gguf.trim() },
  };
  return {
    projectId,
    name: draftName(draft),
    source: sources[draft.type],
    ...(draft.type === "hub" && draft.secretId !== "" ? { hubTokenSecretId: draft.secretId } : {}),
  };
}

/** The draft that an import was made from, to change a part of it. */
export function draftOf({ name, source }: Pick<BaseModel, "name" | "source">, secretId = ""): ImportDraft {
  const draft = { ...emptyDraft, type: source.type, name, secretId };
  if (source.type === "hub") return { ...draft, repo: source.repo, revision: source.revision ?? "main" };
  if (source.type === "folder") return { ...draft, folder: source.path };
  return source.type === "gguf" ? { ...draft, gguf: source.path } : draft;
}
