import { FacetError } from "@facet/contracts/errors/facet-error";
import type { ChatMessage } from "@facet/contracts/inference/inference-request";
import { Template } from "@huggingface/jinja";

interface RenderPrompt {
  readonly template: string | null;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly unknown[] | null;
  readonly bosToken: string | null;
  readonly eosToken: string | null;
}

const parsed = new Map<string, Template>();

/** Messages as the model was trained to read them, by its own Jinja template, ending where the assistant begins. */
export function renderPrompt({ template, messages, tools, bosToken, eosToken }: RenderPrompt): string {
  if (template === null)
    throw new FacetError(
      "template_missing",
      "this model has no chat template, so messages cannot be put to it",
    );
  try {
    return compile(template).render({
      messages,
      tools,
      add_generation_prompt: true,
      bos_token: bosToken ?? "",
      eos_token: eosToken ?? "",
    });
  } catch (error) {
    throw new FacetError(
      "template_refuses_role",
      `the model's chat template refused the messages: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function compile(template: string): Template {
  let compiled = parsed.get(template);
  if (compiled === undefined) {
    if (parsed.size > 100) parsed.clear();
    compiled = new Template(template);
    parsed.set(template, compiled);
  }
  return compiled;
}
