import { getModel } from "@facet/sdk/generated/sdk.gen";
import type { Model, UpdateModel } from "@facet/sdk/generated/types.gen";
import { editHeaders } from "../connection/edit-headers.ts";
import type { InProject } from "../connection/in-project.ts";
import { CliError, exitCodes } from "../terminal/cli-error.ts";
import { findAnyModel } from "./find-any-model.ts";

export interface ModelEdit {
  readonly name?: string;
  readonly description?: string;
  /** With commas between; empty takes them all away. */
  readonly tags?: string;
}

/** Changes what a tuned model is called and what is said about it. */
export async function editModel(work: InProject, wanted: string, edit: ModelEdit): Promise<Model> {
  const body: UpdateModel = {
    ...(edit.name === undefined ? {} : { name: edit.name }),
    ...(edit.description === undefined ? {} : { description: edit.description }),
    ...(edit.tags === undefined ? {} : { tags: readTags(edit.tags) }),
  };
  if (Object.keys(body).length === 0)
    throw new CliError(
      "nothing to change was given",
      "Give --name, --description or --tags.",
      exitCodes.usage,
    );
  const found = await findAnyModel(work, wanted);
  if (found.kind === "base")
    throw new CliError(
      `${found.model.name} is a base model; only tuned models can be edited`,
      "Import it again under another name.",
      exitCodes.usage,
    );
  const path = { id: found.model.id };
  const headers = await editHeaders(getModel({ client: work.facet.http, path }));
  return work.facet.updateModel({ path, headers, body });
}

function readTags(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
