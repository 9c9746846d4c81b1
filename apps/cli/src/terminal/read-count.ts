import { InvalidArgumentError } from "commander";

/** A whole number from 0 in an option. */
export function readCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It needs a whole number.");
}

/** A number from 0 in an option. */
export function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError("It needs a number from 0.");
}
