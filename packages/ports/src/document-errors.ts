/** What every documents adapter throws, recognised by `name` so that no adapter has to be imported to catch it. */
export type DocumentErrorName =
  | "DocumentExists"
  | "TransactionConflict"
  | "ReadAfterWrite"
  | "UndeclaredQueryShape"
  | "DocumentTooLarge"
  | "InvalidDocument"
  | "TooManyWrites"
  | "TooManyValues"
  | "WrongScope"
  | "StoredShape"
  | "StoreUnavailable";

export function isDocumentError(error: unknown, name: DocumentErrorName): boolean {
  return error instanceof Error && error.name === name;
}
