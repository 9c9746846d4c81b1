/** Every id is a prefix and 128 random bits in lower-case Crockford base32 (26 characters), never ordered by time. */
export const idPrefixes = {
  organisation: "org",
  project: "prj",
  user: "usr",
  session: "ses",
  invitation: "inv",
  apiKey: "key",
  upload: "upl",
  dataset: "ds",
  datasetVersion: "dsv",
  preparation: "prp",
  fineTune: "run",
  job: "job",
  baseModel: "bmd",
  model: "mdl",
  artifact: "art",
  evaluation: "evl",
  export: "exp",
  secret: "sec",
  runner: "rnr",
  request: "req",
} as const;

export type IdNoun = keyof typeof idPrefixes;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

const idBytes = 26;
/** Random bytes for many ids: asking the system for each id's own costs more than all the rest of making it. */
const pool = new Uint8Array(idBytes * 128);
let drawn = pool.length;

export function newId(noun: IdNoun): string {
  if (drawn + idBytes > pool.length) {
    crypto.getRandomValues(pool);
    drawn = 0;
  }
  drawn += idBytes;
  return idFromBytes(noun, pool.subarray(drawn - idBytes, drawn));
}

/** The id that 26 or more bytes stand for: five bits of each. With a digest as bytes, the same facts give the same id. */
export function idFromBytes(noun: IdNoun, bytes: Uint8Array): string {
  let body = "";
  for (const byte of bytes.subarray(0, 26)) body += alphabet[byte & 31];
  return `${idPrefixes[noun]}_${body}`;
}
