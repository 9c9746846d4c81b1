"use client";
import type { ExportFolder } from "@facet/sdk/generated/types.gen";
import { LinkButton } from "@facet/ui/actions/link-button";
import { formatBytes } from "@facet/ui/format/format-bytes";
import { RadioCards } from "@facet/ui/forms/radio-cards";
import { Panel } from "@facet/ui/layout/panel";
import { TextLink } from "@facet/ui/navigation/text-link";
import { artefactName } from "@facet/ui/signature/words/certificate-words";
import { Badge } from "@facet/ui/status/badge";
import { CodeBlock } from "@facet/ui/text/code-block";
import { sameOriginLink } from "../../data/same-origin-link.ts";
import { useAddressState } from "../../frame/use-address-state.ts";
import { exportWords } from "../../words/exports.ts";
import { targetCommands } from "./target-commands.ts";
import { type Target, targetFolders, targets } from "./target-folders.ts";

interface TargetsProps {
  readonly folders: readonly ExportFolder[];
  /** Artefacts whose parity check was passed. */
  readonly passed: readonly string[];
  /** The model's name as a file's. */
  readonly name: string;
}

const words = exportWords.targets;

/** The program first; we name the file it takes, and the lines that start it. */
export function Targets({ folders, passed, name }: TargetsProps) {
  const [chosen, choose] = useAddressState("target", "lm-studio");
  const target: Target = targets.find((one) => one === chosen) ?? "lm-studio";
  const wanted = targetFolders(target, folders, passed);
  const [first] = wanted;
  const file = first?.files.find(({ path }) => path.endsWith(".gguf"));
  return (
    <Panel title={words.title}>
      <div className="grid gap-5">
        <RadioCards
          legend={words.legend}
          value={target}
          onChange={choose}
          columns={4}
          choices={targets.map((value) => ({ value, ...words.choices[value] }))}
        />
        {first === undefined ? (
          <p className="text-muted">{words.missing(target === "transformers" ? "safetensors" : "GGUF")}</p>
        ) : (
          <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
            <div className="grid content-start gap-3">
              <h3 className="font-medium">{words.take}</h3>
              <ul className="grid gap-3">
                {wanted.map((folder) => {
                  const gguf = folder.files.find(({ path }) => path.endsWith(".gguf"));
                  const bytes = folder.files.reduce((sum, one) => sum + one.bytes, 0);
                  return (
                    <li key={folder.artifactId} className="grid justify-items-start gap-1.5">
                      {gguf === undefined ? (
                        <TextLink href="#folders">{artefactName(folder.folder)}</TextLink>
                      ) : (
                        <LinkButton
                          look={folder === first ? "main" : "plain"}
                          href={sameOriginLink(gguf.href, window.location.origin)}
                          download
                        >
                          {artefactName(folder.folder)}, {formatBytes(bytes)}
                        </LinkButton>
                      )}
                      <Badge tone={passed.includes(folder.folder) ? "good" : "warning"}>
                        {passed.includes(folder.folder) ? words.stamped : words.notStamped}
                      </Badge>
                    </li>
                  );
                })}
              </ul>
            </div>
            <div className="grid min-w-0 content-start gap-3">
              <h3 className="font-medium">{words.commands}</h3>
              <CodeBlock
                label={words.choices[target].label}
                samples={targetCommands({
                  target,
                  name,
                  file: file?.path.split("/").at(-1) ?? first.folder,
                })}
              />
              <p className="text-muted text-table">{words.template[target]}</p>
              <p className="text-muted text-sm">
                {words.notTested} <TextLink href="/docs/export-and-run">{words.guide}</TextLink>
              </p>
            </div>
          </div>
        )}
      </div>
    </Panel>
  );
}
