"use client";
import { CodeBlock } from "@facet/ui/text/code-block";
import { helpWords } from "../../words/help.ts";

const names: Readonly<Record<string, string>> = {
  sh: "Terminal",
  python: "Python",
  js: "JavaScript",
  json: "JSON",
  yaml: "YAML",
};

/** A piece of code in a guide, with its copy button. */
export function CodeSample({ code, language }: { code: string; language: string }) {
  const name = names[language] ?? helpWords.code;
  return <CodeBlock label={name} samples={[{ language: name, code }]} />;
}
