import { z } from "zod";

/** Steers, breaks or hides text where it is shown. Joiners stay: emoji and many scripts need them. */
const unseen = /[\p{Cc}\p{Cs}\u00ad\u180e\u200b\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const tooManyMarks = /\p{M}{9}/u;

/** What people call a thing: one line, as it looks. Kept in one form (NFC), so that what looks alike is alike. */
export const Name = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(100)
  .refine((text) => !unseen.test(text), "expected one line without control characters and unseen marks")
  .refine((text) => !tooManyMarks.test(text), "expected at most 8 marks on one letter");

/** The name of a file as someone's disk has it: no folder, nothing that steers a terminal or turns a line around. */
export const Filename = z
  .string()
  .normalize("NFC")
  .overwrite((text) => lastPart(text).replaceAll(new RegExp(unseen, "gu"), "").trim())
  .min(1, "expected a name besides folders and unseen marks")
  .max(255);

function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? "";
}
