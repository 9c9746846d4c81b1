import { EnvError } from "./env-error.ts";
import { type Environment, readVariables, type Values } from "./read-variables.ts";

/** Settings of the API process. Throws `EnvError`. */
export function readApiEnv(environment: Environment = process.env) {
  const { values, warnings } = readVariables(
    [
      "FACET_HOME",
      "FACET_LOG_LEVEL",
      "FACET_API_HOST",
      "FACET_API_PORT",
      "FACET_PUBLIC_ORIGIN",
      "FACET_DASHBOARD_ORIGIN",
      "FACET_INSECURE_LAN",
      "FACET_DOCUMENTS",
      "FACET_GOOGLE_PROJECT",
      "FACET_ALLOW_EMULATOR",
      "FACET_IDENTITY",
      "FACET_FIREBASE_PROJECT",
      "FACET_FIREBASE_API_KEY",
      "FACET_OIDC_ISSUER",
      "FACET_OIDC_CLIENT_ID",
      "FACET_OIDC_CLIENT_SECRET",
      "FACET_RUNNER_TOKEN",
      "FACET_OPERATOR_TOKEN",
      "FACET_INFERENCE_URL",
      "FACET_INFERENCE_TOKEN",
      "REDIS_URL",
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "FACET_METRICS_HOST",
      "FACET_METRICS_PORT",
      "FACET_TIMING_SCALE",
    ],
    environment,
  );
  refuseAuthEmulator(environment);
  const env = {
    home: values.FACET_HOME,
    logLevel: values.FACET_LOG_LEVEL,
    host: values.FACET_API_HOST,
    port: values.FACET_API_PORT,
    /** Null: the address it listens on. */
    publicOrigin: values.FACET_PUBLIC_ORIGIN,
    /** Where people's links lead on a machine whose dashboard has an address of its own. Null: the public origin. */
    dashboardOrigin: values.FACET_DASHBOARD_ORIGIN,
    insecureLan: values.FACET_INSECURE_LAN,
    documents: documentsOf(values, environment),
    identity: identityOf(values),
    /** Null: nobody signs in through a provider. */
    oidc: oidcOf(values),
    runnerToken: values.FACET_RUNNER_TOKEN,
    /** Null: nobody operates this platform over the network. */
    operatorToken: values.FACET_OPERATOR_TOKEN,
    /** Null: wake-ups and live signals stay inside the API process. Holds a password: never logged. */
    redisUrl: values.REDIS_URL,
    inference: { url: values.FACET_INFERENCE_URL, token: values.FACET_INFERENCE_TOKEN },
    /** Null: nothing is traced. */
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    metricsHost: values.FACET_METRICS_HOST,
    /** Null: nothing is measured. */
    metricsPort: values.FACET_METRICS_PORT,
    /** Factor on every wait: leases, heartbeats, sweeps, backoff. For tests. */
    timingScale: values.FACET_TIMING_SCALE,
  };
  return { env, warnings };
}

/** Where documents are kept. */
export type DocumentsEnv =
  | { readonly kind: "sqlite" }
  | {
      readonly kind: "firestore";
      readonly projectId: string;
      /** `host:port`; null: Google's own service. */
      readonly emulatorHost: string | null;
    };

function documentsOf(
  values: Values<"FACET_DOCUMENTS" | "FACET_GOOGLE_PROJECT" | "FACET_ALLOW_EMULATOR">,
  environment: Environment,
): DocumentsEnv {
  const emulatorHost = environment.FIRESTORE_EMULATOR_HOST?.trim() || null;
  const { FACET_GOOGLE_PROJECT: projectId, FACET_ALLOW_EMULATOR: allowed } = values;
  const problems: string[] = [];
  // Google's library obeys the variable by itself: what it would keep is gone with the emulator.
  if (emulatorHost !== null && !allowed)
    problems.push(
      "FIRESTORE_EMULATOR_HOST is set; an emulator keeps nothing, so the API does not start. Unset it, or set FACET_ALLOW_EMULATOR=1 in a test.",
    );
  if (values.FACET_DOCUMENTS === "sqlite") {
    if (problems.length > 0) throw new EnvError(problems);
    return { kind: "sqlite" };
  }
  if (projectId === null)
    problems.push(
      "FACET_GOOGLE_PROJECT is not set; FACET_DOCUMENTS=firestore needs the id of the Google Cloud project that has the database.",
    );
  if (problems.length > 0 || projectId === null) throw new EnvError(problems);
  return { kind: "firestore", projectId, emulatorHost };
}

/** Who keeps people and passwords. */
export type IdentityEnv =
  | { readonly kind: "local" }
  | { readonly kind: "firebase"; readonly projectId: string; readonly apiKey: string };

function identityOf(
  values: Values<"FACET_IDENTITY" | "FACET_FIREBASE_PROJECT" | "FACET_FIREBASE_API_KEY">,
): IdentityEnv {
  if (values.FACET_IDENTITY === "local") return { kind: "local" };
  const { FACET_FIREBASE_PROJECT: projectId, FACET_FIREBASE_API_KEY: apiKey } = values;
  if (projectId !== null && apiKey !== null) return { kind: "firebase", projectId, apiKey };
  throw new EnvError(
    ["FACET_FIREBASE_PROJECT", "FACET_FIREBASE_API_KEY"]
      .filter((_, index) => [projectId, apiKey][index] === null)
      .map((name) => `${name} is not set; FACET_IDENTITY=firebase needs it. The project's settings show it.`),
  );
}

function oidcOf(values: Values<"FACET_OIDC_ISSUER" | "FACET_OIDC_CLIENT_ID" | "FACET_OIDC_CLIENT_SECRET">) {
  const issuer = values.FACET_OIDC_ISSUER;
  const clientId = values.FACET_OIDC_CLIENT_ID;
  const clientSecret = values.FACET_OIDC_CLIENT_SECRET;
  if (issuer === null && clientId === null && clientSecret === null) return null;
  if (issuer !== null && clientId !== null && clientSecret !== null)
    return { issuer, clientId, clientSecret };
  throw new EnvError([
    "FACET_OIDC_ISSUER, FACET_OIDC_CLIENT_ID and FACET_OIDC_CLIENT_SECRET belong together; set all three, or none.",
  ]);
}

/** Tokens of Firebase's emulator carry no signature: whoever can name a person would be that person. */
function refuseAuthEmulator(environment: Environment): void {
  if ((environment.FIREBASE_AUTH_EMULATOR_HOST?.trim() ?? "") === "") return;
  throw new EnvError([
    "FIREBASE_AUTH_EMULATOR_HOST is set; with it anyone could be anybody, so the API does not start. Unset it.",
  ]);
}
