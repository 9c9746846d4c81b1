import { join } from "node:path";
import type { Scope } from "@facet/contracts/keys/scope";
import { openLog } from "@facet/log/open-log";
import { commit } from "@facet/services/data/commit";
import { tenantContext } from "@facet/services/data/tenant-context";
import { listDatasets } from "@facet/services/datasets/list-datasets";
import { listExportFiles } from "@facet/services/exports/list-export-files";
import { cancelFineTune } from "@facet/services/fine-tunes/cancel-fine-tune";
import { getFineTune } from "@facet/services/fine-tunes/get-fine-tune";
import { pauseFineTune } from "@facet/services/fine-tunes/pause-fine-tune";
import { createApiKey } from "@facet/services/keys/create-api-key";
import { revokeApiKey } from "@facet/services/keys/revoke-api-key";
import { join as joinOrganisation } from "@facet/services/members/join";
import { setSecret } from "@facet/services/secrets/set-secret";
import { drainLine, openRunner } from "@facet/services/testing/act-as-runner";
import { must } from "@facet/services/testing/must";
import { type Account, newAccount } from "@facet/services/testing/new-account";
import { newFineTune } from "@facet/services/testing/new-fine-tune";
import { newMaterial, newUpload } from "@facet/services/testing/new-material";
import { createUpload } from "@facet/services/uploads/create-upload";
import { signBlobLink } from "@facet/store/embedded/blob-link";
import { openRandomKey } from "@facet/store/embedded/open-random-key";
import { compose } from "../compose.ts";

const password = "a password that nobody else has";
const secretValue = "hf_a_value_that_is_never_read_back";

/** Two organisations with work behind them and work waiting; what they have, by name. */
export async function furnishHome(home: string): Promise<Record<string, string>> {
  const composed = await compose({
    home,
    publicOrigin: () => "http://127.0.0.1",
    log: openLog({ name: "furnish", level: "error" }),
  });
  const { platform } = composed;
  try {
    const [own, other] = [await newAccount(platform), await newAccount(platform)];
    // A runner takes what waits of anyone: first all that is to be done, then all that is to wait.
    const [ownDone, otherDone] = [await makeDone(own), await makeDone(other)];
    const [ownFacts, otherFacts] = [await addWaiting(own, ownDone), await addWaiting(other, otherDone)];
    const key = (account: Account, scopes: readonly Scope[], expiresAt: string | null = null) =>
      createApiKey({
        ctx: account.ctx,
        input: { name: "test", scopes: [...scopes], projectId: null, expiresAt },
      });
    const all = own.ctx.principal.scopes;
    const revoked = await key(own, all);
    await revokeApiKey({ ctx: own.ctx, input: { id: revoked.id } });
    const expired = await key(own, all, new Date(platform.clock.now() + 1).toISOString());
    const user = await platform.identity.createUser({ name: "Ada", email: "ada@example.org", password });
    await commit(platform, tenantContext(own.orgId), (work) =>
      joinOrganisation(work, { orgId: own.orgId, userId: user.id, role: "owner" }),
    );
    const device = { address: null, userAgent: null };
    const [session, ended] = [
      await platform.identity.openSession(user.id, device),
      await platform.identity.openSession(user.id, device),
    ];
    const linkKey = await openRandomKey(join(home, "keys", "links.key"));
    const grant = { method: "GET", key: ownFacts.blobKey ?? "" } as const;
    const expiredLink = signBlobLink(linkKey, { ...grant, expires: 1 });
    const filename = 'a"b\r\nSet-Cookie: x\\../\u6f22\u202egf.gguf';
    const oddLink = signBlobLink(linkKey, { ...grant, filename, expires: 4e12 });
    return {
      ...ownFacts,
      ...Object.fromEntries(Object.entries(otherFacts).map(([name, value]) => [`other_${name}`, value])),
      ownKey: must((await key(own, all)).secret, "key"),
      otherKey: must((await key(other, all)).secret, "key"),
      readerKey: must((await key(own, ["projects:read"])).secret, "key"),
      revokedKey: must(revoked.secret, "key"),
      expiredKey: must(expired.secret, "key"),
      keyId: revoked.id,
      userId: user.id,
      session: session.token,
      endedSession: ended.token,
      sessionId: session.session.id,
      password,
      secretValue,
      expiredLink,
      oddLink,
    };
  } finally {
    await composed.close();
  }
}

async function makeDone(account: Account) {
  const { ctx } = account;
  const material = await newMaterial(account);
  const done = await newFineTune(account, material, { name: "done" });
  const runner = await openRunner(ctx);
  await drainLine(ctx, runner);
  return { material, done, runner };
}

async function addWaiting(
  account: Account,
  { material, done, runner }: Awaited<ReturnType<typeof makeDone>>,
): Promise<Record<string, string>> {
  const { ctx, orgId, projectId } = account;
  const [waiting, paused, cancelled] = [
    await newFineTune(account, material, { name: "waiting" }),
    await newFineTune(account, material, { name: "paused" }),
    await newFineTune(account, material, { name: "cancelled" }),
  ];
  await pauseFineTune({ ctx, input: { id: paused.id } });
  await cancelFineTune({ ctx, input: { id: cancelled.id } });
  const secret = await setSecret({ ctx, input: { name: "token", kind: "hub-token", value: secretValue } });
  const finished = await getFineTune({ ctx, input: { id: done.id } });
  const exportId = must(finished.exportId, "export");
  const [folder] = await listExportFiles({ ctx, input: { id: exportId } });
  const file = must(folder?.files[0], "file");
  const token = must(new URL(file.href, "http://127.0.0.1").pathname.split("/").at(-1), "token");
  const grant = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as { key: string };
  return {
    orgId,
    projectId,
    ...material,
    datasetId: must(await datasetOf(account), "data set"),
    uploadId: await newUpload(account),
    openUploadId: (await createUpload({ ctx, input: { projectId, filename: "a.jsonl", bytes: 10 } })).id,
    runId: done.id,
    jobId: done.jobs.train,
    modelId: must(finished.modelId, "model"),
    evaluationId: must(finished.evaluationId, "evaluation"),
    exportId,
    preparationId: finished.preparationId,
    waitingId: waiting.id,
    waitingJobId: waiting.jobs.train,
    pausedId: paused.id,
    pausedJobId: paused.jobs.train,
    cancelledId: cancelled.id,
    cancelledJobId: cancelled.jobs.train,
    secretId: secret.id,
    runnerId: runner.runnerId,
    blobToken: token,
    blobKey: grant.key,
  };
}

async function datasetOf({ ctx, projectId }: Account): Promise<string | undefined> {
  const page = await listDatasets({ ctx, input: { projectId, limit: 1 } });
  return page.data[0]?.id;
}
