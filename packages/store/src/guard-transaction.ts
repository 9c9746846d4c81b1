import type { Collection, StoreContext } from "@facet/ports/documents";
import { checkRegistered, type Registry } from "./check-collections.ts";
import { documentError } from "./document-error.ts";
import { checkDocumentId } from "./document-id.ts";
import { limits } from "./limits.ts";
import { ownerOf } from "./owner-of.ts";

/** What every adapter refuses of a transaction's function. */
export interface TransactionGuard {
  /** Throws after a write. @returns whose documents these are. */
  readonly checkReadable: (collection: Collection<unknown>) => string;
  /** Throws where the id or the number of writes is out of bounds. @returns whose document this is. */
  readonly checkWritable: (collection: Collection<unknown>, id: string) => string;
  /** From here on everything is refused. */
  readonly end: () => void;
}

/** `writes`: those that were asked for so far, read whenever something is checked. */
export function guardTransaction(
  registry: Registry,
  context: StoreContext,
  writes: readonly unknown[],
): TransactionGuard {
  let ended = false;
  const checkUsable = (collection: Collection<unknown>) => {
    if (ended)
      throw new TypeError("the transaction is over: its handle was used after its function had returned");
    checkRegistered(registry, collection);
    return ownerOf(context, collection);
  };
  return {
    checkReadable(collection) {
      const owner = checkUsable(collection);
      if (writes.length > 0)
        throw documentError(
          "ReadAfterWrite",
          `${collection.name} is read after a write: all reads of a transaction come first`,
        );
      return owner;
    },
    checkWritable(collection, id) {
      const owner = checkUsable(collection);
      checkDocumentId(collection.name, id);
      if (writes.length >= limits.writes)
        throw documentError("TooManyWrites", `more than ${limits.writes} writes in one transaction`);
      return owner;
    },
    end() {
      ended = true;
    },
  };
}
