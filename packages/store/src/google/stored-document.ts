import { randomBytes } from "node:crypto";
import type { Collection, Stored } from "@facet/ports/documents";
import type { DocumentSnapshot, Timestamp } from "@google-cloud/firestore";
import { decodeDocument } from "../decode-document.ts";
import { encodeWrite } from "../encode-write.ts";
import { fromFieldValue, toFieldValue } from "./field-values.ts";

/** The two fields of every document. */
export interface StoredFields {
  readonly meta: {
    readonly schemaVersion: number;
    /** Differs with every write: Firestore keeps the update time of a document that is written as it was. */
    readonly nonce: string;
  };
  readonly body: unknown;
}

/** Throws `InvalidDocument` and `DocumentTooLarge`. */
export function toFields<T>(collection: Collection<T>, id: string, data: T): StoredFields {
  return {
    meta: { schemaVersion: collection.schemaVersion, nonce: randomBytes(12).toString("base64url") },
    body: toFieldValue(JSON.parse(encodeWrite(collection, id, data))),
  };
}

/** Throws `StoredShape`. Undefined: there is no such document. */
export function fromSnapshot<T>(
  collection: Collection<T>,
  snapshot: DocumentSnapshot,
): Stored<T> | undefined {
  const { id, updateTime } = snapshot;
  if (updateTime === undefined) return undefined;
  const version: unknown = snapshot.get("meta.schemaVersion");
  const data = decodeDocument(
    collection,
    id,
    typeof version === "number" ? version : 0,
    fromFieldValue(snapshot.get("body")),
  );
  return { id, data, revision: revisionOf(updateTime) };
}

/** No two writes of one document have the same time. */
function revisionOf(updateTime: Timestamp): string {
  return `${updateTime.seconds}.${String(updateTime.nanoseconds).padStart(9, "0")}`;
}
