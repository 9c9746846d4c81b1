import { SafeMarkdown } from "@facet/ui/text/safe-markdown";
import NextLink from "next/link";
import { CodeSample } from "./code-sample.tsx";
import { docLink, headingId } from "./doc-links.ts";
import { GuidePicture } from "./guide-picture.tsx";

/** A guide of `docs/` as part of the product. Drawn on the server: the browser gets no Markdown parser for it. */
export function GuideText({ text }: { text: string }) {
  return (
    <SafeMarkdown
      text={text}
      page={{
        headingId,
        linkTo: docLink,
        link: ({ href, children }) => (
          <NextLink href={href} prefetch={false} className="text-accent underline underline-offset-2">
            {children}
          </NextLink>
        ),
        code: (sample) => <CodeSample {...sample} />,
        image: (picture) => <GuidePicture {...picture} />,
      }}
    />
  );
}
