import { FacetError } from "@facet/contracts/errors/facet-error";

interface Signature {
  readonly name: string;
  readonly at: number;
  readonly bytes: string;
  readonly fix: string;
}

const unpack = "Unpack it and upload the JSONL, JSON or CSV file inside.";
const exportTable = "Export the table as CSV (UTF-8) or JSONL, and upload that.";
const chooseData = "Choose the JSONL, JSON or CSV file with the training rows.";

/** `bytes` is hexadecimal. */
const signatures: readonly Signature[] = [
  { name: "a gzip archive", at: 0, bytes: "1f8b", fix: unpack },
  {
    name: "a zip archive or an Excel workbook",
    at: 0,
    bytes: "504b0304",
    fix: `${unpack} From Excel, save as CSV UTF-8.`,
  },
  { name: "an empty zip archive", at: 0, bytes: "504b0506", fix: chooseData },
  { name: "a zstd archive", at: 0, bytes: "28b52ffd", fix: unpack },
  { name: "a bzip2 archive", at: 0, bytes: "425a68", fix: unpack },
  { name: "an xz archive", at: 0, bytes: "fd377a585a00", fix: unpack },
  { name: "a 7z archive", at: 0, bytes: "377abcaf271c", fix: unpack },
  { name: "a tar archive", at: 257, bytes: "7573746172", fix: unpack },
  { name: "a Parquet file", at: 0, bytes: "50415231", fix: exportTable },
  { name: "an Arrow file", at: 0, bytes: "4152524f5731", fix: exportTable },
  { name: "an SQLite database", at: 0, bytes: "53514c69746520666f726d6174203300", fix: exportTable },
  { name: "an old Excel or Word file", at: 0, bytes: "d0cf11e0a1b11ae1", fix: exportTable },
  { name: "a PDF", at: 0, bytes: "255044462d", fix: chooseData },
  { name: "a PNG image", at: 0, bytes: "89504e470d0a1a0a", fix: chooseData },
  { name: "a JPEG image", at: 0, bytes: "ffd8ff", fix: chooseData },
  { name: "a GIF image", at: 0, bytes: "474946383", fix: chooseData },
  {
    name: "a GGUF model",
    at: 0,
    bytes: "47475546",
    fix: "Import it as a model. Here, choose the file with the training rows.",
  },
  { name: "a program", at: 0, bytes: "7f454c46", fix: chooseData },
  { name: "a RIFF media file", at: 0, bytes: "52494646", fix: chooseData },
];

/** UTF-16 of mostly Latin text has a zero in every second byte, whether or not it begins with a mark. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") return true;
  const sample = bytes.subarray(0, 512);
  if (sample.length < 4) return false;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > sample.length * 0.4 && Math.min(even, odd) === 0;
}

function unreadable(what: string, fix: string): FacetError {
  return new FacetError(
    "unreadable_file",
    `The file's first bytes are those of ${what}, not of JSONL, JSON or CSV.`,
    { fix },
  );
}

/** Throws FacetError for a file that is not UTF-8 text, whatever its name says. `head` is its first bytes. */
export function refuseBinary(head: Buffer): void {
  if (head.length === 0) throw new FacetError("empty_file", "The file has 0 bytes.");
  const hex = head.subarray(0, 264).toString("hex");
  const known = signatures.find(({ at, bytes }) => hex.startsWith(bytes, at * 2));
  if (known !== undefined) throw unreadable(known.name, known.fix);
  if (isUtf16(head)) {
    throw new FacetError("unreadable_file", "The file is UTF-16 text; Facet reads UTF-8.", {
      fix: "Save it as UTF-8 (in Excel: CSV UTF-8), and upload it again.",
    });
  }
  const text = head.subarray(0, 4096);
  const nul = text.indexOf(0);
  if (nul !== -1) throw unreadable(`a binary file (byte ${nul} is zero)`, chooseData);
  const controls = text.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  if (controls.length > text.length * 0.1) throw unreadable("a binary file", chooseData);
  const start = text
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (/^<(!doctype|html|\?xml|svg|head|body)/i.test(start)) throw unreadable("a web page or XML", chooseData);
  if (start.length === 0 && head.length === text.length)
    throw new FacetError("empty_file", "The file holds only blank space.");
}
