import type { FailureClass } from "./failure-class.ts";

interface ErrorEntry {
  /** HTTP status when it answers a request. */
  readonly status: number;
  readonly title: string;
  /** What a person can do, in one sentence. */
  readonly fix: string;
  /** Class when it ends a job's attempt. */
  readonly class?: FailureClass;
  readonly retryable?: boolean;
}

const entry = (status: number, title: string, fix: string, more: Partial<ErrorEntry> = {}): ErrorEntry => ({
  status,
  title,
  fix,
  ...more,
});
const user = { class: "user" } as const;
const resource = { class: "resource" } as const;
const numeric = { class: "numeric" } as const;
const infra = { class: "infra", retryable: true } as const;
const platform = { class: "platform", retryable: true } as const;

/** The one catalogue of what can go wrong. Codes are part of the API and never change their meaning. */
export const errorCodes = {
  // Requests
  invalid_request: entry(400, "The request is not valid", "Correct the fields listed in `errors`."),
  invalid_json: entry(400, "The body is not valid JSON", "Send one JSON object in UTF-8."),
  invalid_cursor: entry(
    400,
    "The cursor is not valid",
    "Use `nextCursor` of the last page, unchanged, with the same filters.",
  ),
  unauthenticated: entry(
    401,
    "No valid credential",
    "Send `Authorization: Bearer <API key>`; create a key with `facet keys create`.",
  ),
  wrong_credentials: entry(
    401,
    "E-mail address or password is wrong",
    "Check both; `Forgot password` makes a link that sets a new one.",
  ),
  code_required: entry(
    401,
    "A code is needed besides the password",
    "Send `code`: six digits from the authenticator app, or a recovery code.",
  ),
  wrong_code: entry(401, "The code is wrong", "Wait for the next code of the app, or use a recovery code."),
  link_invalid: entry(
    404,
    "The link is not valid any more",
    "Links work once and for a limited time: ask for a new one.",
  ),
  cross_origin: entry(
    403,
    "The request did not come from Facet's own pages",
    "Open Facet at its own address; programs use an API key instead of a cookie.",
  ),
  insecure_origin: entry(
    403,
    "Signing in over plain http is refused",
    "Serve Facet over https and name that address in FACET_PUBLIC_ORIGIN; on a network you trust, FACET_INSECURE_LAN=1 allows it.",
  ),
  weak_password: entry(
    422,
    "The password is too easy to guess",
    "Choose another one of at least 10 characters.",
  ),
  email_taken: entry(
    409,
    "Another account has this e-mail address",
    "Use another address, or sign in with it.",
  ),
  already_set_up: entry(409, "This platform has its owner already", "Sign in, or ask for an invitation."),
  unknown_person: entry(
    403,
    "Nobody here has this identity",
    "Sign in with your password and connect it under Account, or ask for an invitation.",
  ),
  last_owner: entry(409, "An organisation cannot be without an owner", "Make another member an owner first."),
  forbidden: entry(
    403,
    "The credential may not do this",
    "Use a key, or ask for a role, whose scopes include the one named in the detail.",
  ),
  not_found: entry(404, "Not found", "Check the id; it may be in another project or organisation."),
  method_not_allowed: entry(405, "Method not allowed", "Use one of the methods in the `Allow` header."),
  conflict: entry(
    409,
    "The object is in another state",
    "Read the object again and decide on its present state.",
  ),
  name_taken: entry(
    409,
    "The name is taken",
    "Choose another name, or remove what has this one; the detail names it.",
    user,
  ),
  in_use: entry(409, "The object is in use", "Remove what uses it first; the detail names it."),
  already_finished: entry(409, "The job has already ended", "Read its final state; nothing is left to do."),
  stale_attempt: entry(
    409,
    "The lease belongs to another attempt",
    "Stop this attempt; its writes are refused.",
  ),
  request_in_flight: entry(
    409,
    "The same request is still being answered",
    "Wait and send it again with the same Idempotency-Key.",
    { retryable: true },
  ),
  etag_mismatch: entry(
    412,
    "The object has changed since it was read",
    "Read it again and repeat the edit on the new version.",
  ),
  too_large: entry(413, "The body is too large", "Send less, or upload the bytes through /v1/uploads."),
  request_timeout: entry(
    408,
    "The request came too slowly",
    "Send it again, whole; an upload goes on from its missing parts.",
    {
      retryable: true,
    },
  ),
  headers_too_large: entry(
    431,
    "The address or the headers are too large",
    "Send shorter ones; what is long belongs into the body.",
  ),
  unsupported_media_type: entry(
    415,
    "This content type is not accepted",
    "Send `Content-Type: application/json`.",
  ),
  idempotency_mismatch: entry(
    422,
    "The Idempotency-Key was used with another request",
    "Use a new key for a new request.",
  ),
  if_match_required: entry(
    428,
    "If-Match is required",
    "Send the ETag of the version you edit in `If-Match`.",
  ),
  rate_limited: entry(429, "Too many requests", "Wait for `Retry-After` seconds.", { retryable: true }),
  internal: entry(500, "Facet made a mistake", "Try again; if it stays, report the request id.", platform),
  unavailable: entry(503, "A part of the platform is not available", "Try again in a few seconds.", {
    retryable: true,
  }),
  inference_unavailable: entry(
    503,
    "The model server is not available",
    "Try again in a few seconds; `facet status` says more.",
    { retryable: true },
  ),
  model_busy: entry(
    429,
    "The model is busy",
    "Wait for `Retry-After` seconds, or send fewer requests at once.",
    { retryable: true },
  ),
  model_too_large: entry(
    507,
    "The model does not fit in memory",
    "Export a smaller quantization, or free memory.",
    resource,
  ),
  unknown_knob: entry(400, "Unknown knob", "Use a knob id from GET /v1/knobs.", user),
  knob_conflict: entry(400, "Knobs contradict each other", "Apply the fix in the error.", user),
  // Data
  upload_incomplete: entry(409, "The upload is not complete", "Send the missing bytes, then complete it."),
  checksum_mismatch: entry(422, "The bytes do not match their checksum", "Upload the file again.", user),
  empty_file: entry(422, "The file is empty", "Choose a file with at least one row.", user),
  unreadable_file: entry(
    422,
    "The file could not be read as data",
    "Send JSONL, JSON or CSV in UTF-8.",
    user,
  ),
  unknown_format: entry(
    422,
    "The columns fit no known data set type",
    "Name the columns with a mapping.",
    user,
  ),
  no_usable_rows: entry(
    422,
    "No row can be used",
    "Look at the refused rows: each names its reason and fix.",
    user,
  ),
  rows_too_long: entry(
    422,
    "All rows are longer than max_length",
    "Raise max_length, or shorten the rows.",
    user,
  ),
  zero_trainable_tokens: entry(
    422,
    "No token would be trained",
    "Choose another train_on, or give the rows assistant answers.",
    user,
  ),
  template_missing: entry(
    422,
    "The model has no chat template",
    "Choose an instruction-tuned model, or use prompt-completion data.",
    user,
  ),
  template_refuses_role: entry(
    422,
    "The model's chat template refuses a message",
    "Change the roles in the rows; the detail names the first one.",
    user,
  ),
  dataset_mismatch: entry(
    409,
    "The data is not what this run began with",
    "Start a new fine-tune on the new version.",
    user,
  ),
  // Models
  model_not_found: entry(
    404,
    "Model not found",
    "Check its name; `facet models list` shows what is here.",
    user,
  ),
  unsupported_architecture: entry(
    422,
    "This model architecture is not supported",
    "Choose a decoder-only language model that Transformers loads.",
    user,
  ),
  tokenizer_missing: entry(
    422,
    "The model folder has no tokenizer",
    "Add tokenizer.json and tokenizer_config.json to the folder.",
    user,
  ),
  tokenizer_mismatch: entry(
    422,
    "Tokenizer and model do not fit",
    "Import the model again, with the tokenizer that belongs to its weights.",
    user,
  ),
  adapter_mismatch: entry(
    422,
    "The adapter does not fit the model",
    "Use the base model that the adapter was trained on.",
    user,
  ),
  gated_model: entry(
    403,
    "The model is gated",
    "Accept its licence on the Hub and give a token with access.",
    user,
  ),
  bad_token: entry(401, "The Hub refused the token", "Store a valid token with `facet secrets set`.", user),
  hub_unreachable: entry(
    503,
    "The Hub could not be reached",
    "Check the network, or import the model from a folder.",
    infra,
  ),
  damaged_file: entry(422, "A file is damaged", "Fetch or upload it again.", user),
  quantization_unsupported: entry(
    422,
    "This quantization is not possible for the model",
    "Choose F16 or Q8_0.",
    user,
  ),
  // Work
  out_of_memory: entry(
    507,
    "Not enough memory",
    "Lower per_device_train_batch_size or max_length.",
    resource,
  ),
  disk_full: entry(
    507,
    "The disk is full",
    "Free space, or run `facet gc`; the detail says how much is needed.",
    resource,
  ),
  device_fault: entry(
    500,
    "The GPU or its driver failed",
    "Nothing: the job is tried again. If it fails again, restart that machine or update its driver.",
    infra,
  ),
  storage_unreachable: entry(
    503,
    "The storage could not be reached",
    "Nothing: the job is tried again. If it fails again, check that disk or bucket.",
    infra,
  ),
  loss_not_finite: entry(
    422,
    "The loss became NaN or infinite",
    "Lower learning_rate, or raise warmup_steps.",
    numeric,
  ),
  gradient_not_finite: entry(
    422,
    "The gradient became NaN or infinite",
    "Lower learning_rate, or lower max_grad_norm.",
    numeric,
  ),
  loss_exploded: entry(422, "The loss exploded", "Lower learning_rate, or raise warmup_steps.", numeric),
  damaged_checkpoint: entry(422, "A checkpoint is damaged", "Nothing: the one before it is used.", infra),
  lease_lost: entry(409, "The runner lost its lease", "Nothing: the job is tried again.", infra),
  engine_killed: entry(500, "The engine was killed", "Nothing: the job is tried again.", infra),
  interrupted: entry(
    500,
    "The engine was asked to stop",
    "Nothing: the job goes on from its checkpoint.",
    infra,
  ),
  engine_protocol: entry(500, "The engine sent what it must not", "Report the request id.", platform),
  network: entry(503, "The network failed", "Nothing: the job is tried again.", infra),
  time_limit: entry(
    422,
    "The time limit was reached",
    "Retry it: it goes on from its last checkpoint. Or train fewer steps.",
    user,
  ),
  quarantined: entry(
    500,
    "The job brings down its runners",
    "Look at what those machines ran out of. Then retry it, or start it again with a smaller model or batch.",
    { class: "infra" },
  ),
  no_runner: entry(503, "No runner takes this kind of work", "Start one with `facet up`.", {
    class: "capacity",
    retryable: true,
  }),
  parent_failed: entry(409, "A job this one needs did not succeed", "Look at that job's error.", user),
  cancelled: entry(409, "The job was cancelled", "Start a new one.", user),
  queue_expired: entry(409, "The job waited too long", "Start a runner, then create it again.", {
    class: "capacity",
  }),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCodes;

export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(errorCodes, value);
}

export function errorEntry(code: ErrorCode): ErrorEntry {
  return errorCodes[code];
}
