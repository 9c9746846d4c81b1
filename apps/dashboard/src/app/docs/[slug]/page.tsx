import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuideText } from "../../../features/help/guide-text.tsx";
import { HelpFrame } from "../../../features/help/help-frame.tsx";
import { readGuide } from "../../../features/help/read-guide.ts";

interface PageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const guide = await readGuide((await params).slug);
  return guide === undefined ? {} : { title: guide.title };
}

export default async function Page({ params }: PageProps) {
  const { slug } = await params;
  const guide = await readGuide(slug);
  if (guide === undefined) notFound();
  return (
    <HelpFrame slug={slug} title={guide.title}>
      <GuideText text={guide.text} />
    </HelpFrame>
  );
}
