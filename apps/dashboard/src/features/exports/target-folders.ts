import type { ExportFolder } from "@facet/sdk/generated/types.gen";

export const targets = ["lm-studio", "ollama", "llama-cpp", "transformers"] as const;
export type Target = (typeof targets)[number];

type Folder = Pick<ExportFolder, "folder">;

/**
 * The folders that a program takes, the best first: the smallest that behaves like the trained model, then the others. A
 * file without its stamp is never the first while another has one.
 */
export function targetFolders<One extends Folder>(
  target: Target,
  folders: readonly One[],
  passed: readonly string[],
): readonly One[] {
  const takes = target === "transformers" ? /^merged/ : /^gguf-/;
  const order = ["gguf-q8_0", "gguf-f16"];
  const rank = ({ folder }: One) => [passed.includes(folder) ? 0 : 1, order.indexOf(folder)] as const;
  return folders
    .filter(({ folder }) => takes.test(folder))
    .toSorted((one, other) => {
      const [stampedOne, placeOne] = rank(one);
      const [stampedOther, placeOther] = rank(other);
      return stampedOne - stampedOther || placeOne - placeOther;
    });
}
