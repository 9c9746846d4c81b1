import type { FineTune } from "@facet/contracts/fine-tunes/fine-tune";
import { drainLine, openRunner } from "./act-as-runner.ts";
import { type Account, newAccount } from "./new-account.ts";
import { newFineTune } from "./new-fine-tune.ts";
import { type Material, newMaterial } from "./new-material.ts";
import type { TestPlatform } from "./open-test-platform.ts";

export interface Trainable extends Account {
  readonly material: Material;
  /** A fine-tune of a single job, which may be claimed at once. */
  train(): Promise<FineTune>;
}

/** An account whose data is prepared, so that a fine-tune is one training job. */
export async function newTrainable(platform: TestPlatform): Promise<Trainable> {
  const account = await newAccount(platform);
  const material = await newMaterial(account);
  const train = () => newFineTune(account, material, { evaluation: null, formats: [] });
  await train();
  await drainLine(platform, await openRunner(platform));
  return { ...account, material, train };
}
