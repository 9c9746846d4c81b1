import { redirect } from "next/navigation";

interface PageProps {
  readonly params: Promise<{ readonly projectId: string }>;
}

/** Settings open on what is the person's own. */
export default async function Page({ params }: PageProps) {
  redirect(`/${(await params).projectId}/settings/account`);
}
