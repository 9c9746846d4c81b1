import { readPicture } from "../../../../features/help/read-picture.ts";

interface RouteContext {
  readonly params: Promise<{ readonly name: string }>;
}

export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const bytes = await readPicture((await params).name);
  if (bytes === undefined) return new Response(null, { status: 404 });
  return new Response(bytes, {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=3600" },
  });
}
