import { FacetError } from "@facet/contracts/errors/facet-error";
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isFiller,
  openBrace,
  openBracket,
  quote,
} from "./json-bytes.ts";

export interface ListFinder {
  /** Returns the index behind the bracket that opens the list of records, or the chunk's length. */
  scan(chunk: Buffer, from: number): number;
  /** True when the last scan found the list. */
  found(): boolean;
  /** Tells the finder that the list it found has ended. */
  leaveList(): void;
  /** True when something stands behind the list that is neither a list nor part of the object around it. */
  trailing(): boolean;
}

const longestField = 256;

/** Reads what stands around the list of records: nothing, or a top-level object whose field `listField` it is. */
export function createListFinder(listField: string | null): ListFinder {
  let inString = false;
  let escaped = false;
  let depth = 0;
  let text: number[] = [];
  let field: string | null = null;
  let afterList = false;
  let otherList = false;
  let isFound = false;
  let isTrailing = false;

  function inText(byte: number): void {
    if (escaped) escaped = false;
    else if (byte === backslash) escaped = true;
    else if (byte === quote) inString = false;
    if (inString && text.length < longestField) text.push(byte);
  }

  /** True when the byte opens the list of records. */
  function step(byte: number): boolean {
    if (otherList && !isFiller(byte)) {
      otherList = false;
      if (byte === openBrace) throw twoLists(listField, field);
    }
    if (listField === null) {
      if (byte === openBracket) return true;
      if (afterList && byte === comma) throw endedEarly();
      if (afterList && !isFiller(byte)) isTrailing = true;
      return false;
    }
    if (byte === quote) {
      inString = true;
      text = [];
    } else if (byte === colon && depth === 1) field = Buffer.from(text).toString("utf8");
    else if (byte === comma && depth === 1) field = null;
    else if (byte === openBracket && depth === 1 && field !== null) {
      if (field === listField && !afterList) return true;
      otherList = true;
      depth += 1;
    } else if (byte === openBrace && depth === 1 && field === null) throw endedEarly();
    else if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) depth -= 1;
    else if (depth === 0 && !isFiller(byte)) isTrailing = true;
    return false;
  }

  return {
    scan(chunk, from) {
      isFound = false;
      for (let at = from; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        if (inString) inText(byte);
        else if (step(byte)) {
          isFound = true;
          return at + 1;
        }
      }
      return chunk.length;
    },
    found: () => isFound,
    leaveList() {
      isFound = false;
      afterList = true;
      field = null;
    },
    trailing: () => isTrailing,
  };
}

function endedEarly(): FacetError {
  return new FacetError("unreadable_file", "The list of records is closed, but more records follow.", {
    fix: "Look for a closing bracket too many, or write JSONL, where a mistake costs one line.",
  });
}

function twoLists(first: string | null, second: string | null): FacetError {
  return new FacetError(
    "unreadable_file",
    `The file holds two lists of records, "${first ?? ""}" and "${second ?? ""}".`,
    { fix: "Upload each list as a file of its own; one of them can be the held-out file." },
  );
}
