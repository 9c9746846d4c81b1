import { randomBytes } from "node:crypto";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { FacetError } from "@facet/contracts/errors/facet-error";
import { describe, expect, it } from "vitest";
import { refuseBinary } from "./refuse-binary.ts";

const rows = '{"text": "hello"}\n'.repeat(50);

function refusalOf(bytes: Buffer): string | null {
  try {
    refuseBinary(bytes);
    return null;
  } catch (error) {
    if (!FacetError.is(error)) throw error;
    return `${error.code}: ${error.detail}`;
  }
}

describe("refusing what is not text", () => {
  it.each([
    ["gzip", gzipSync(rows), "a gzip archive"],
    ["zstd", zstdCompressSync(rows), "a zstd archive"],
    ["zip", Buffer.from("PK\u0003\u0004..."), "a zip archive or an Excel workbook"],
    ["Parquet", Buffer.from("PAR1\u0015\u0004"), "a Parquet file"],
    ["PDF", Buffer.from("%PDF-1.7\n%"), "a PDF"],
    ["PNG", Buffer.from("89504e470d0a1a0a0000000d", "hex"), "a PNG image"],
    ["JPEG", Buffer.from("ffd8ffe000104a464946", "hex"), "a JPEG image"],
    ["SQLite", Buffer.from("SQLite format 3\0"), "an SQLite database"],
    ["tar", Buffer.concat([Buffer.alloc(257), Buffer.from("ustar\0")]), "a tar archive"],
    ["ELF", Buffer.from("7f454c46020101", "hex"), "a program"],
    ["GGUF", Buffer.from("GGUF\u0003\0\0\0"), "a GGUF model"],
    ["HTML", Buffer.from("\u{feff}<!DOCTYPE html><html>"), "a web page or XML"],
    ["text with a NUL", Buffer.from('{"text": "a\0b"}'), "a binary file (byte 11 is zero)"],
    [
      "random bytes",
      Buffer.concat([Buffer.from([1, 2, 3]), randomBytes(4000).map((byte) => (byte % 31) + 1)]),
      "a binary file",
    ],
  ])("names %s by its first bytes", (_, bytes, name) => {
    expect(refusalOf(bytes)).toBe(
      `unreadable_file: The file's first bytes are those of ${name}, not of JSONL, JSON or CSV.`,
    );
  });

  it.each([
    ["little endian with a mark", Buffer.from(`\u{feff}${rows}`, "utf16le")],
    ["little endian without one", Buffer.from(rows, "utf16le")],
    ["big endian", Buffer.from(`\u{feff}${rows}`, "utf16le").swap16()],
  ])("names UTF-16, %s", (_, bytes) => {
    expect(refusalOf(bytes)).toBe("unreadable_file: The file is UTF-16 text; Facet reads UTF-8.");
  });

  it("names an empty file and a blank one", () => {
    expect(refusalOf(Buffer.alloc(0))).toBe("empty_file: The file has 0 bytes.");
    expect(refusalOf(Buffer.from(" \r\n\n"))).toBe("empty_file: The file holds only blank space.");
  });

  it.each([[rows], ["text,label\nhello,greeting\n"], ["[]"], ["\u{feff}a;b\n"], ["你好,世界\n"]])(
    "lets text pass: %j",
    (text) => {
      expect(refusalOf(Buffer.from(text))).toBeNull();
    },
  );

  it("does not take compressed bytes without a signature for text", () => {
    expect(refusalOf(brotliCompressSync(randomBytes(4096)))).not.toBeNull();
  });
});
