import { Problem } from "@facet/contracts/errors/problem";
import { z } from "zod";
import type { Wanted } from "./bad-input.ts";
import type { Reply } from "./reply.ts";

/** No stack, no path of the server, no SQL and no secret is in what anyone may read. */
export function tellsTooMuch(text: string, secrets: readonly string[]): string | undefined {
  const inside =
    /\bat \w[\w.]* \(|node_modules|\.ts:\d|node:internal|\bSQLITE_|\b(SELECT|INSERT INTO|UPDATE) [\w"]+ /;
  const found = inside.exec(text)?.[0];
  if (found !== undefined) return found;
  return secrets.find((secret) => text.includes(secret));
}

/** What is wrong with an answer: the rules that hold for every one, then what this one was to be. */
export function checkReply(reply: Reply, wanted: Wanted, secrets: readonly string[]): string[] {
  const faults: string[] = [];
  const { status, headers, body } = reply;
  const statuses = typeof wanted.status === "number" ? [wanted.status] : wanted.status;
  if (!statuses.includes(status)) faults.push(`answered ${status}, not ${statuses.join(" or ")}`);
  if (status >= 500) faults.push("the server's own fault");
  const told = tellsTooMuch(body, secrets);
  if (told !== undefined) faults.push(`the answer tells ${told}`);
  // A range that is not there has its own form.
  if (status >= 400 && status !== 416) faults.push(...checkProblem(reply, wanted));
  if (wanted.body && !wanted.body.test(body)) faults.push(`the body lacks ${String(wanted.body)}`);
  if (wanted.lacks?.test(body)) faults.push(`the body holds ${String(wanted.lacks)}`);
  if (wanted.header && !wanted.header[1].test(headers[wanted.header[0]] ?? ""))
    faults.push(`${wanted.header[0]} is ${headers[wanted.header[0]] ?? "not there"}`);
  return faults.map((fault) => `${fault} <- ${status} ${body.slice(0, 300)}`);
}

/** The OpenAI surface refuses in OpenAI's words. */
const OpenAiRefusal = z.strictObject({
  error: z.strictObject({
    message: z.string().min(10),
    type: z.string(),
    param: z.string().nullable(),
    code: z.string(),
  }),
});

function checkProblem({ status, headers, body }: Reply, { code, param }: Wanted): string[] {
  const openAi = OpenAiRefusal.safeParse(parse(body)).data?.error;
  if (openAi !== undefined)
    return code === undefined || openAi.code === code ? [] : [`is ${openAi.code}, not ${code}`];
  if (headers["content-type"] !== "application/problem+json") return [`came as ${headers["content-type"]}`];
  const parsed = Problem.strict().safeParse(parse(body));
  if (!parsed.success) return ["is no problem document"];
  const problem = parsed.data;
  return [
    ...(problem.status === status ? [] : [`the document says ${problem.status}`]),
    ...(problem.requestId === headers["x-request-id"] && problem.requestId !== "" ? [] : ["no request id"]),
    ...(problem.detail.length > 5 && problem.fix.length > 5 ? [] : ["names no cause or no fix"]),
    ...(code === undefined || problem.code === code ? [] : [`is ${problem.code}, not ${code}`]),
    ...(param === undefined || problem.param === param ? [] : [`is at ${problem.param}, not ${param}`]),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
