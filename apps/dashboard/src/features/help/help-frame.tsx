import NextLink from "next/link";
import type { ReactNode } from "react";
import { Gem } from "../../frame/gem.tsx";
import { frameWords } from "../../words/frame.ts";
import { guides } from "../../words/guides.ts";
import { helpWords as words } from "../../words/help.ts";

const groups = [
  { title: words.guides, pages: Object.entries(guides) },
  {
    title: words.lookUp,
    pages: [["glossary", words.glossary], ["errors", words.errors], ...Object.entries(words.references)],
  },
] as const;

interface HelpFrameProps {
  /** Which page this is: its last part of the address. */
  readonly slug: string | undefined;
  readonly title: string;
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

/** A help page: it stands outside of any project, drawn on the server, and needs no sign-in. */
export function HelpFrame({ slug, title, lead, children }: HelpFrameProps) {
  return (
    <div className="mx-auto grid max-w-6xl gap-6 px-4 pt-3 pb-16 sm:px-6">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {frameWords.skip}
      </a>
      <header className="flex min-h-10 items-center justify-between gap-4">
        <NextLink href="/docs" className="flex items-center gap-2 font-semibold">
          <Gem />
          {frameWords.product} {words.title.toLowerCase()}
        </NextLink>
        <NextLink href="/" className="rounded-xs text-accent underline underline-offset-2">
          {words.back}
        </NextLink>
      </header>
      <div className="grid min-w-0 gap-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <HelpNav slug={slug} />
        <main id="content" tabIndex={-1} className="grid min-w-0 max-w-180 content-start gap-5 outline-none">
          <div className="grid gap-1">
            <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
            {lead !== undefined && <p className="text-muted">{lead}</p>}
          </div>
          {children}
        </main>
      </div>
    </div>
  );
}

function HelpNav({ slug }: { slug: string | undefined }) {
  return (
    <nav aria-label={words.nav} className="max-lg:order-last max-lg:border-line max-lg:border-t max-lg:pt-6">
      <div className="grid gap-5 lg:sticky lg:top-4">
        {groups.map(({ title, pages }) => (
          <section key={title} className="grid gap-1">
            <h2 className="px-2 font-medium text-muted text-sm">{title}</h2>
            <ul className="grid gap-0.5">
              {pages.map(([page, label]) => (
                <li key={page}>
                  <NextLink
                    href={`/docs/${page}`}
                    prefetch={false}
                    aria-current={page === slug ? "page" : undefined}
                    className="flex min-h-7 items-center rounded-md px-2 text-muted text-table hover:bg-hover hover:text-text aria-[current=page]:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-text pointer-coarse:min-h-11"
                  >
                    {label}
                  </NextLink>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
