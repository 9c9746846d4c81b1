import { documentError } from "../document-error.ts";

const codes = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  return error.errcode & 0xff;
}

/** Another program holds the write lock for now; the same statement may succeed a moment later. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === codes.busy || code === codes.locked;
}

/** Turns what SQLite says about the file into `StoreUnavailable` with cause and fix; leaves every other error as it is. */
export function explainSqliteError(error: unknown, file: string): unknown {
  const reason = reasonOf(codeOf(error));
  return reason === undefined
    ? error
    : documentError("StoreUnavailable", `The store ${file} ${reason}`, error);
}

function reasonOf(code: number | undefined): string | undefined {
  switch (code) {
    case codes.busy:
    case codes.locked:
      return "is locked by another program. Close the program that has it open.";
    case codes.readOnly:
      return "cannot be written. Give this user write access to the file and its folder.";
    case codes.ioError:
      return "could not be read or written: the disk reports an error. Check the disk.";
    case codes.full:
      return "cannot grow: the disk is full. Free space; nothing was half written.";
    case codes.cannotOpen:
      return "cannot be opened. Check that its folder exists and that this user may use it.";
    case codes.corrupt:
    case codes.notADatabase:
      return "is damaged. Put the last backup in its place.";
    default:
      return undefined;
  }
}
