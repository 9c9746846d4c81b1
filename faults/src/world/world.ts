import type { Timings } from "@facet/contracts/timings";
import type { RehearsalPlan } from "@facet/env/rehearsal-plan";
import type { TestRedis } from "@facet/queue/testing/start-redis";
import type { Figure } from "./figures.ts";
import type { Ledger } from "./ledger.ts";
import type { Material } from "./make-material.ts";
import type { Client } from "./open-client.ts";
import type { FaultyPath } from "./open-proxy.ts";
import type { Part } from "./part.ts";
import type { Filled } from "./prepared-home.ts";
import type { Random } from "./random.ts";
import type { Setting } from "./setting.ts";

export type Plan = Partial<Omit<RehearsalPlan, "fault">> & {
  readonly fault?: Partial<NonNullable<RehearsalPlan["fault"]>>;
};

export interface RunnerChoice {
  /** Runners of the same machine share its folders, and only one may run at a time. */
  readonly machine?: string;
  readonly plan?: Plan;
  /** Another way to the platform than straight to its API. */
  readonly via?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly preload?: readonly string[];
}

export interface ApiChoice {
  /** Several API processes of one platform have a name each. */
  readonly name?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly preload?: readonly string[];
}

/** A private platform, and what can be done to it. */
export interface World {
  readonly setting: Setting;
  readonly folder: string;
  /** Home of the API: its store and its blobs. */
  readonly home: string;
  readonly random: Random;
  readonly timings: Timings;
  readonly ledger: Ledger;
  readonly figures: readonly Figure[];
  /** The owner, straight at the API. */
  readonly owner: Client;
  readonly runnerToken: string;
  readonly redis: TestRedis | null;
  /** Where documents are kept; null: in a file of `home`. */
  readonly firestore: FirestorePlace | null;
  /** What the world was prepared with. */
  readonly material: Material;
  /** The fine-tune that was there before this world asked for anything; null: none. */
  readonly inherited: string | null;
  /** The loss of an uninterrupted training at each step, from step 1. */
  readonly reference: readonly number[];
  readonly apiUrl: string;
  /** Of an API that was started under another name. */
  urlOf(name: string): string;
  /** Takes over what a world that began empty was filled with. */
  adopt(filled: Filled): void;
  client(name: string, url?: string): Client;
  /** Answers when it listens; again on the same port after it was killed. */
  startApi(choice?: ApiChoice): Promise<Part>;
  /** The API that was started last under its first name. */
  api(): Part;
  startRunner(choice?: RunnerChoice): Part;
  /** A way to the API on which things go wrong. */
  proxy(): Promise<FaultyPath>;
  machineFolder(machine?: string): string;
  /** Writes a measurement down; above the limit the promise is broken. */
  bar(name: string, value: number, limit: number, unit: string): void;
  /** Writes a number down that has no bar. */
  tally(name: string, value: number): void;
  /** What every process has written, for who looks at a failure. */
  outputs(): string;
  /** Stops every process in order, runners first. */
  stop(): Promise<void>;
  /** Ends whatever is left and removes the folder, unless it is to be looked at. */
  close(keep?: boolean): Promise<void>;
}

/** An emulator, `host:port`, and the project that a world keeps its documents in. */
export interface FirestorePlace {
  readonly host: string;
  readonly project: string;
}
