import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { metricCatalogue } from "../packages/contracts/src/metrics/metric-catalogue.ts";

const text = readFileSync(join(import.meta.dirname, "../infra/prometheus/alerts.yaml"), "utf8");

it("every alert asks for a metric that exists, by labels that it has", () => {
  const expressions = [...text.matchAll(/^ +expr: (.*)$/gm)].map(([, expression = ""]) => expression);
  expect(expressions.length).toBeGreaterThan(5);
  for (const expression of expressions) {
    const asked = [...expression.matchAll(/(facet_\w+)(?:\{(\w+)=)?/g)];
    expect(asked.length, expression).toBeGreaterThan(0);
    for (const [, name = "", label] of asked) {
      const [, entry] =
        Object.entries(metricCatalogue).find(
          ([known]) => known === name.replace(/_(count|sum|bucket)$/, ""),
        ) ?? [];
      expect(entry, name).toBeDefined();
      expect([undefined, ...(entry?.labels ?? [])], name).toContain(label);
    }
  }
});
