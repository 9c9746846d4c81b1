import { allCollections } from "../../packages/services/src/data/all-collections.ts";
import { describeIndexes } from "../../packages/store/src/google/describe-indexes.ts";

const rules = `rules_version = '2';

// Only the API reads and writes, with credentials that rules do not bind. Nobody else reaches a document.
service cloud.firestore {
  match /databases/{database}/documents {
    match /{document=**} {
      allow read, write: if false;
    }
  }
}
`;

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Text of each file of `infra/firestore` that is generated, by its name. */
export function firestoreFiles(): Readonly<Record<string, string>> {
  return {
    "firebase.json": json({ firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" } }),
    "firestore.indexes.json": json(describeIndexes(allCollections)),
    "firestore.rules": rules,
  };
}
