import { sendUpload } from "@facet/sdk/send-upload";
import type { Stack } from "./open-stack.ts";

interface SendText {
  readonly projectId: string;
  readonly filename: string;
  readonly text: string;
}

/** Uploads a text under any name and answers with the upload's id. */
export async function sendText({ facet }: Stack, { projectId, filename, text }: SendText): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const source = {
    filename,
    bytes: bytes.length,
    read: async (start: number, end: number) => bytes.subarray(start, end),
    close: async () => undefined,
  };
  return (await sendUpload(facet, source, { projectId })).id;
}
