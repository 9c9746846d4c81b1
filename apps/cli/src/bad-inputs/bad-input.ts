import type { ErrorCode } from "@facet/contracts/errors/codes";

/** What a person does wrong, and what they must then be told. Data: the tests next to it do each of them for real. */
export interface BadInput {
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Files that are written first. Their path stands for `{file:NAME}` in a command. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What the rehearsal engine plays meanwhile. */
  readonly fault?: object;
  /** The words of the command. `{file:NAME}` and `{FACT}` are filled in. */
  readonly command: readonly string[];
  /** Instead of the owner's. */
  readonly key?: string;
  readonly exit: number;
  /** What is read, in place of a stack: where it is wrong, why, and what to do. */
  readonly place: RegExp;
  readonly cause: RegExp;
  readonly fix: RegExp;
  /** How the API says it; null for what the command itself can see. */
  readonly api: RefusedRequest | FailedJob | null;
}

export interface RefusedRequest {
  readonly by: "request";
  readonly method: "GET" | "POST";
  /** `{FACT}` is filled in, here and in the body. */
  readonly path: string;
  readonly body?: object;
  readonly status: number;
  readonly code: ErrorCode;
  readonly param: string | null;
}

export interface FailedJob {
  readonly by: "job";
  readonly kind: "import-dataset" | "import-model" | "prepare" | "train";
  readonly code: ErrorCode;
  readonly place: string;
}
