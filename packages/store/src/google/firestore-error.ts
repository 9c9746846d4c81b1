import { documentError } from "../document-error.ts";

/** The codes of gRPC that mean something here. */
export const grpc = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unauthenticated: 16,
} as const;

/** The gRPC code of an error of Google's library; undefined for every other error. */
export function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "number") return undefined;
  return error.code;
}

/** Turns what Firestore says into `StoreUnavailable` with cause and fix; leaves every other error as it is. */
export function explainFirestoreError(error: unknown, projectId: string): unknown {
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  if (code === grpc.invalidArgument && /maximum allowed size|exceeds the maximum/i.test(error.message))
    return documentError("DocumentTooLarge", error.message, error);
  return unavailable(projectId, reasonOf(code, error.message), error);
}

export function noCredentialsError(projectId: string, cause: unknown): Error {
  return unavailable(projectId, reasonOf(grpc.unauthenticated, ""), cause);
}

function unavailable(projectId: string, reason: string, cause: unknown): Error {
  return documentError("StoreUnavailable", `Firestore of the project ${projectId} ${reason}`, cause);
}

export function closedError(projectId: string): Error {
  return documentError("StoreUnavailable", `The store in the project ${projectId} is closed`);
}

function reasonOf(code: number, message: string): string {
  switch (code) {
    case grpc.permissionDenied:
      return "may not be used with these credentials. Give the service account the role roles/datastore.user.";
    case grpc.unauthenticated:
      return "finds no credentials that it knows. Run where a service account is attached, or name its file in GOOGLE_APPLICATION_CREDENTIALS.";
    case grpc.notFound:
      return "has no such database. Create one in Native mode: gcloud firestore databases create.";
    case grpc.failedPrecondition:
      return /index/i.test(message)
        ? "lacks an index. Deploy infra/firestore: firebase deploy --only firestore."
        : `refuses: ${message}`;
    case grpc.resourceExhausted:
      return "is over its quota. Look at the project's quotas.";
    default:
      return `did not answer (${message}). A write on its way may or may not be kept; the same request with its Idempotency-Key is safe.`;
  }
}
