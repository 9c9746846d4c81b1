import type { Documents } from "@facet/ports/documents";
import { afterEach, beforeEach, describe } from "vitest";
import { contentionPromises } from "./suites/documents-contention.ts";
import { suiteCollections } from "./suites/documents-fixtures.ts";
import type { DocumentsHarness, DocumentsSuiteOptions } from "./suites/documents-harness.ts";
import { keepingPromises } from "./suites/documents-keeping.ts";
import { queryPromises } from "./suites/documents-queries.ts";
import { refusalPromises } from "./suites/documents-refusals.ts";
import { transactionPromises } from "./suites/documents-transactions.ts";

/** Every promise of the documents port. An adapter is right when it passes. */
export function documentsSuite(
  name: string,
  newHarness: () => Promise<DocumentsHarness>,
  options: DocumentsSuiteOptions = {},
): void {
  const timeoutMs = options.timeoutMs ?? 20_000;
  describe.skipIf(options.skip ?? false)(`documents on ${name}`, { timeout: timeoutMs }, () => {
    let harness: DocumentsHarness | undefined;
    const current = () => {
      if (harness === undefined) throw new TypeError("no harness outside a test");
      return harness;
    };
    beforeEach(async () => {
      harness = await newHarness();
    });
    afterEach(async () => {
      await harness?.remove();
    });

    describe("in one process", () => {
      let documents: Documents | undefined;
      const store = () => {
        if (documents === undefined) throw new TypeError("no store outside a test");
        return documents;
      };
      beforeEach(async () => {
        documents = await current().open({ collections: suiteCollections });
      });
      afterEach(async () => {
        await documents?.close();
      });
      transactionPromises(store, options.contenders ?? 20);
      queryPromises(store);
      refusalPromises(store);
      contentionPromises(store, options.contenders ?? 20);
    });

    describe("over its life", () => {
      keepingPromises(current, timeoutMs);
    });
  });
}
