import { availableParallelism, totalmem } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import { stateDir } from "./state-dir.ts";

/** One variable of the environment: what it takes, in words and as a schema, and what holds when it is left out. */
export interface Variable<T = unknown> {
  /** Ends the sentence "needs ...". */
  readonly needs: string;
  /** A value that works, for the message. */
  readonly example: string;
  readonly secret?: boolean;
  readonly schema: z.ZodType<T>;
  /** Absent: the variable must be set. */
  readonly fallback?: () => T;
}

// Only asked for when needed: a bundle of the screens has no folder of its own.
const repositoryRoot = () => resolve(import.meta.dirname, "../../..");
const loopback = "127.0.0.1";

const text = z.string().min(1);
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .pipe(z.int().min(1));
const words = text.transform((list) =>
  list
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);
const yesNo = z.enum(["1", "0", "true", "false"]).transform((word) => word === "1" || word === "true");
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).origin === url.replace(/\/$/, ""))
  .transform((url) => new URL(url).origin);
const projectId = z.string().regex(/^[a-z][a-z0-9-]{4,29}$/);
const token = z.string().regex(/^[\x21-\x7e]{32,}$/);

const define = <T>(variable: Variable<T>): Variable<T> => variable;
const aToken = {
  needs: "at least 32 characters without spaces",
  example: "the output of: openssl rand -hex 32",
  secret: true,
  schema: token,
};
const aPort = { needs: "a whole number from 0 to 65535 (0: any free port)", schema: port };

/** Every variable that a process of Facet reads as a setting. */
export const variables = {
  FACET_HOME: define({
    needs: "the folder for everything Facet keeps",
    example: "/var/lib/facet",
    schema: text.transform((folder) => resolve(folder)),
    fallback: () => stateDir(repositoryRoot(), {}),
  }),
  FACET_LOG_LEVEL: define({
    needs: "debug, info, warn or error",
    example: "info",
    schema: z.enum(["debug", "info", "warn", "error"]),
    fallback: () => "info" as const,
  }),
  FACET_API_HOST: define({
    needs: "the address to listen on",
    example: loopback,
    schema: text,
    fallback: () => loopback,
  }),
  FACET_API_PORT: define({ ...aPort, example: "7430", fallback: () => 7430 }),
  FACET_API_URL: define({
    needs: "an origin, such as http://host:port, without a path",
    example: "http://127.0.0.1:7430",
    schema: origin,
    fallback: () => "http://127.0.0.1:7430",
  }),
  FACET_API_KEY: define({
    needs: "an API key",
    example: "the key that was shown when it was made",
    secret: true,
    schema: z.string().startsWith("fct_").nullable(),
    fallback: () => null,
  }),
  FACET_PUBLIC_ORIGIN: define({
    needs: "the origin that browsers use, such as https://facet.example.org, without a path",
    example: "http://127.0.0.1:7430",
    schema: origin.nullable(),
    fallback: () => null,
  }),
  FACET_DASHBOARD_HOST: define({
    needs: "the address to listen on",
    example: loopback,
    schema: text,
    fallback: () => loopback,
  }),
  FACET_DASHBOARD_PORT: define({ ...aPort, example: "3000", fallback: () => 3000 }),
  FACET_DASHBOARD_ORIGIN: define({
    needs: "the origin of the dashboard where it is not the public one, without a path",
    example: "http://127.0.0.1:3000",
    schema: origin.nullable(),
    fallback: () => null,
  }),
  FACET_GALLERY: define({ needs: "1 or 0", example: "1", schema: yesNo, fallback: () => false }),
  FACET_DOCUMENTS: define({
    needs: "sqlite or firestore",
    example: "sqlite",
    schema: z.enum(["sqlite", "firestore"]),
    fallback: () => "sqlite" as const,
  }),
  FACET_GOOGLE_PROJECT: define({
    needs: "the id of a Google Cloud project",
    example: "my-project",
    schema: projectId.nullable(),
    fallback: () => null,
  }),
  FACET_ALLOW_EMULATOR: define({ needs: "1 or 0", example: "1", schema: yesNo, fallback: () => false }),
  FACET_IDENTITY: define({
    needs: "local or firebase",
    example: "local",
    schema: z.enum(["local", "firebase"]),
    fallback: () => "local" as const,
  }),
  FACET_FIREBASE_PROJECT: define({
    needs: "the id of a Firebase project",
    example: "my-project",
    schema: projectId.nullable(),
    fallback: () => null,
  }),
  FACET_FIREBASE_API_KEY: define({
    needs: "the web API key of that project",
    example: "the key that the project's settings show",
    secret: true,
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{10,200}$/)
      .nullable(),
    fallback: () => null,
  }),
  FACET_OIDC_ISSUER: define({
    needs: "the issuer of an OpenID provider, spelled as its discovery document does",
    example: "https://login.example.org",
    schema: z.url({ protocol: /^https?$/ }).nullable(),
    fallback: () => null,
  }),
  FACET_OIDC_CLIENT_ID: define({
    needs: "the id that the provider knows Facet by",
    example: "facet",
    schema: text.nullable(),
    fallback: () => null,
  }),
  FACET_OIDC_CLIENT_SECRET: define({
    needs: "the secret that the provider gave for it",
    example: "what the provider shows",
    secret: true,
    schema: text.nullable(),
    fallback: () => null,
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: define({
    needs: "the address of a collector that takes OTLP over HTTP",
    example: "http://127.0.0.1:4318",
    schema: z.url({ protocol: /^https?$/ }).nullable(),
    fallback: () => null,
  }),
  FACET_METRICS_HOST: define({
    needs: "the address to listen on",
    example: loopback,
    schema: text,
    fallback: () => loopback,
  }),
  FACET_METRICS_PORT: define({ ...aPort, example: "9464", schema: port.nullable(), fallback: () => null }),
  FACET_RUNNER_METRICS_PORT: define({
    ...aPort,
    example: "9465",
    schema: port.nullable(),
    fallback: () => null,
  }),
  FACET_INSECURE_LAN: define({ needs: "1 or 0", example: "1", schema: yesNo, fallback: () => false }),
  FACET_RUNNER_TOKEN: define(aToken),
  FACET_OPERATOR_TOKEN: define({ ...aToken, schema: token.nullable(), fallback: () => null }),
  REDIS_URL: define({
    needs: "the address of a Redis, as redis://user:password@host:port/number or rediss://",
    example: "redis://127.0.0.1:6379",
    secret: true,
    schema: z.url({ protocol: /^rediss?$/, hostname: /./ }).nullable(),
    fallback: () => null,
  }),
  FACET_RUNNER_HOST_ID: define({
    needs: "8 to 100 letters, digits and dashes",
    example: "gpu-box-1",
    schema: z
      .string()
      .regex(/^[A-Za-z0-9-]{8,100}$/)
      .nullable(),
    fallback: () => null,
  }),
  FACET_RUNNER_LANES: define({
    needs: "cpu, gpu or both",
    example: "cpu,gpu",
    schema: words.pipe(z.array(z.enum(["cpu", "gpu"])).min(1)),
    fallback: () => ["cpu" as const],
  }),
  FACET_RUNNER_LABELS: define({
    needs: "words with commas between",
    example: "fast-disk,team-a",
    schema: words.pipe(z.array(z.string().max(100)).max(50)),
    fallback: () => [],
  }),
  FACET_ENGINE: define({
    needs: "python or rehearsal",
    example: "python",
    schema: z.enum(["python", "rehearsal"]),
    fallback: () => "python" as const,
  }),
  FACET_PYTHON: define({
    needs: "the Python that has the engine's packages",
    example: "/opt/facet/bin/python",
    schema: text.nullable(),
    fallback: () => null,
  }),
  FACET_THREADS: define({
    needs: "a whole number from 1",
    example: "4",
    schema: count,
    fallback: () => availableParallelism(),
  }),
  FACET_CACHE_BYTES: define({
    needs: "a number of bytes",
    example: "50000000000",
    schema: count,
    fallback: () => 50e9,
  }),
  FACET_TIMING_SCALE: define({
    needs: "a number above 0, at most 10",
    example: "0.1",
    schema: z
      .string()
      .regex(/^\d{1,2}(\.\d{1,6})?$/)
      .transform(Number)
      .pipe(z.number().positive().max(10)),
    fallback: () => 1,
  }),
  FACET_INFERENCE_HOST: define({
    needs: "the address to listen on",
    example: loopback,
    schema: text,
    fallback: () => loopback,
  }),
  FACET_INFERENCE_PORT: define({ ...aPort, example: "7431", fallback: () => 7431 }),
  FACET_INFERENCE_URL: define({
    needs: "an origin, such as http://host:port, without a path",
    example: "http://127.0.0.1:7431",
    schema: origin,
    fallback: () => "http://127.0.0.1:7431",
  }),
  FACET_INFERENCE_TOKEN: define(aToken),
  FACET_INFERENCE_MEMORY_BYTES: define({
    needs: "a number of bytes",
    example: "8000000000",
    schema: count,
    fallback: () => Math.floor(totalmem() / 2),
  }),
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;

/** Read elsewhere in this package, or by the engine: known, but no setting of a process. */
export const otherVariables: readonly string[] = [
  "FACET_EVENT_FD",
  "FACET_REHEARSAL",
  "FACET_REDIS_SERVER",
  "FACET_CI_RUN",
  "FACET_TEST_ALL",
];
