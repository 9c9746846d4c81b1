import { CodeBlock } from "@facet/ui/text/code-block";
import { useEffect, useState } from "react";
import type { ApiCall } from "../../frame/api-call.ts";
import { useProjectId } from "../../frame/project.tsx";
import { asCurl, asPython, asTypeScript } from "../../frame/show-call.ts";
import { frameWords } from "../../words/frame.ts";
import { keyWords } from "../../words/keys.ts";

/** How a key is used, with this platform's own address filled in. */
export function KeySnippet() {
  const projectId = useProjectId();
  const [origin, setOrigin] = useState("");
  useEffect(() => setOrigin(window.location.origin), []);
  const call: ApiCall = {
    title: keyWords.empty.snippet,
    operation: "listDatasets",
    method: "GET",
    address: "/v1/datasets",
    query: { projectId },
  };
  const shell = [
    `export FACET_API_URL=${origin}/api`,
    "export FACET_API_KEY=fct_live_…",
    "",
    asCurl(call),
  ].join("\n");
  return (
    <CodeBlock
      label={keyWords.empty.snippet}
      samples={[
        { language: frameWords.api.curl, code: shell },
        { language: frameWords.api.typescript, code: asTypeScript(call) },
        { language: frameWords.api.python, code: asPython(call) },
      ]}
    />
  );
}
