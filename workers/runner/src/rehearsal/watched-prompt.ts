import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Turn } from "./turns-of.ts";

const WatchedPrompt = z.object({
  prompt: z.array(z.object({ role: z.string(), content: z.string() })),
  reference: z.string().nullable(),
});
export type WatchedPrompt = z.infer<typeof WatchedPrompt>;

const mostPrompts = 8;
export const watchFile = "watch.json";

export interface Candidate {
  readonly key: string;
  readonly question: { readonly asked: Turn[]; readonly reference: string } | null;
}

/** The validation rows to watch, chosen by their keys as the real engine chooses them. */
export function chooseWatched(rows: readonly Candidate[]): WatchedPrompt[] {
  return [...rows]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap(({ question }) =>
      question === null ? [] : [{ prompt: question.asked, reference: question.reference }],
    )
    .slice(0, mostPrompts);
}

const Own = z.array(WatchedPrompt.shape.prompt);

/** What a training watches: a person's own prompts, else those of its preparation. */
export async function readWatched(
  inputs: Readonly<Record<string, unknown>>,
  count: number,
): Promise<WatchedPrompt[]> {
  const own = Own.parse(inputs.watchPrompts ?? []);
  if (own.length > 0) return own.slice(0, count).map((prompt) => ({ prompt, reference: null }));
  const text = await readFile(join(String(inputs.prepared), watchFile), "utf8");
  return z.array(WatchedPrompt).parse(JSON.parse(text)).slice(0, count);
}
