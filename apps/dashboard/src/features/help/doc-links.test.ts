import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guides } from "../../words/guides.ts";
import { docLink, headingId, pictureAddress } from "./doc-links.ts";

const docs = join(import.meta.dirname, "../../../../../docs");
const ids = (file: string) =>
  new Set(
    [...readFileSync(join(docs, file), "utf8").matchAll(/^#{2,3} (.+)$/gm)].map((found) =>
      headingId(found[1] ?? ""),
    ),
  );

test("a link between two guides leads to the page, one to the reference too, and one out of the docs nowhere", () => {
  expect(docLink("read-the-verdict.md")).toBe("/docs/read-the-verdict");
  expect(docLink("../reference/knobs.md#max_length")).toBe("/docs/knobs#max_length");
  expect(docLink("../reference/errors.md#disk_full")).toBe("/docs/errors#disk_full");
  expect(docLink("#presets")).toBe("#presets");
  expect(docLink("../../apps/api/openapi.json")).toBeNull();
  expect(docLink("../../SECURITY.md")).toBeNull();
});

test("every heading that a guide links to is there", () => {
  const files = globSync("guides/*.md", { cwd: docs }).filter(
    (file) => file.replace(/^guides\/|\.md$/g, "") in guides,
  );
  const links = files.flatMap((file) =>
    [...readFileSync(join(docs, file), "utf8").matchAll(/\]\(([^)\s]+)\)/g)].map((found) => ({
      file,
      href: found[1] ?? "",
    })),
  );
  const anchored = links.flatMap(({ file, href }) => {
    const [path = "", anchor] = href.split("#");
    if (anchor === undefined || /^https?:/.test(href)) return [];
    return [{ file, anchor, target: path === "" ? file : join("guides", path) }];
  });
  expect(anchored.length).toBeGreaterThan(5);
  for (const { file, anchor, target } of anchored)
    expect([...ids(target)], `${file} links to ${target}`).toContain(anchor);
});

test("every picture that a guide shows is there, small, and served", () => {
  const files = globSync("guides/*.md", { cwd: docs });
  const pictures = files.flatMap((file) =>
    [...readFileSync(join(docs, file), "utf8").matchAll(/!\[[^\]]+\]\(([^)\s]+)\)/g)].map((found) => ({
      file,
      src: found[1] ?? "",
    })),
  );
  expect(pictures.length).toBeGreaterThan(5);
  for (const { file, src } of pictures) {
    const path = join(docs, "guides", src);
    expect(existsSync(path), `${file} shows ${src}`).toBe(true);
    expect(statSync(path).size, src).toBeLessThanOrEqual(120_000);
    expect(pictureAddress(src), src).toMatch(/^\/docs\/pictures\//);
  }
  expect(pictureAddress("https://example.org/a.png")).toBeNull();
  expect(pictureAddress("../pictures/../../a.png")).toBeNull();
});
