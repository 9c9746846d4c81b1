import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { Fragment, memo, type ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import { safeAddress } from "./safe-address.ts";

const longest = 200_000;

/** A text of our own, such as a guide: its headings are the page's, its links stay inside. */
export interface MarkdownPage {
  /** Where a link that is no web address leads; null: its words stay, without a link. */
  linkTo: (href: string) => string | null;
  /** Draws a link inside the app. */
  link: (props: { href: string; children: ReactNode }) => ReactNode;
  code: (props: { code: string; language: string }) => ReactNode;
  /** Draws a picture of our own; null: its words stay. */
  image: (props: { src: string; text: string }) => ReactNode;
  headingId: (text: string) => string;
}

interface SafeMarkdownProps {
  text: string;
  page?: MarkdownPage | undefined;
}

/**
 * Markdown of users and models, which is hostile: every part becomes a React text node or one of a few plain elements.
 * HTML is shown as it was written, no image is fetched, links go to web or mail addresses only.
 */
export const SafeMarkdown = memo(function SafeMarkdown({ text, page }: SafeMarkdownProps) {
  const tokens = parse(text, page === undefined);
  if (tokens === null) return <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>;
  const gap = page === undefined ? "gap-2" : "gap-3.5";
  return <div className={classNames("grid min-w-0 [overflow-wrap:anywhere]", gap)}>{draw(tokens, page)}</div>;
});

function parse(text: string, breaks: boolean): Token[] | null {
  if (text.length > longest) return null;
  try {
    return lexer(text, { gfm: true, breaks });
  } catch {
    // Thousands of nested quotes exhaust the parser's stack.
    return null;
  }
}

function draw(tokens: readonly Token[] | undefined, page: MarkdownPage | undefined): ReactNode {
  return tokens?.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place.
    <Fragment key={index}>{element(token, page)}</Fragment>
  ));
}

function element(any: Token, page: MarkdownPage | undefined): ReactNode {
  // Other tokens come only from extensions, and none is installed.
  const token = any as MarkedToken;
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "br":
      return <br />;
    case "hr":
      return <hr className="border-line" />;
    case "paragraph":
      return <p>{draw(token.tokens, page)}</p>;
    case "heading":
      if (page !== undefined) return <Heading token={token} page={page} />;
      // A heading of somebody's text is none of the page's.
      return <p className="mt-1 font-semibold">{draw(token.tokens, page)}</p>;
    case "strong":
      return <strong className="font-semibold">{draw(token.tokens, page)}</strong>;
    case "em":
      return <em>{draw(token.tokens, page)}</em>;
    case "del":
      return <del>{draw(token.tokens, page)}</del>;
    case "blockquote":
      return (
        <blockquote className="grid gap-2 border-line-strong border-l-2 pl-3 text-muted">
          {draw(token.tokens, page)}
        </blockquote>
      );
    case "codespan":
      return <code className="rounded-sm bg-sunken px-1 text-[0.92em]">{token.text}</code>;
    case "code":
      if (page !== undefined) return page.code({ code: token.text, language: token.lang ?? "" });
      return <pre className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm">{token.text}</pre>;
    case "list":
      return <List token={token} page={page} />;
    case "list_item":
      return draw(token.tokens, page);
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    case "table":
      return <Table token={token} page={page} />;
    case "link":
      return <Anchor token={token} page={page} />;
    case "image":
      return <Picture token={token} page={page} />;
    case "html":
      return token.text;
    case "text":
      return token.tokens === undefined ? token.text : draw(token.tokens, page);
    case "escape":
      return token.text;
    default:
      return any.raw;
  }
}

interface PartProps<Part> {
  token: Part;
  page: MarkdownPage | undefined;
}

/** The page has its own h1, so a text's first level is not drawn here. */
function Heading({ token, page }: PartProps<Tokens.Heading> & { page: MarkdownPage }) {
  const Level = token.depth <= 2 ? "h2" : "h3";
  return (
    <Level
      id={page.headingId(token.text)}
      className={classNames("scroll-mt-16 font-semibold", token.depth <= 2 ? "mt-4 text-lg" : "mt-2")}
    >
      {draw(token.tokens, page)}
    </Level>
  );
}

function Anchor({ token, page }: PartProps<Tokens.Link>) {
  const href = safeAddress(token.href);
  if (href === null && page !== undefined) {
    const inside = page.linkTo(token.href);
    const children = draw(token.tokens, page);
    return inside === null ? children : page.link({ href: inside, children });
  }
  if (href === null) return token.raw;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline underline-offset-2"
    >
      {draw(token.tokens, page)}
    </a>
  );
}

function Picture({ token, page }: PartProps<Tokens.Image>) {
  const own = page?.image({ src: token.href, text: token.text }) ?? null;
  if (own !== null) return own;
  return <span className="text-muted">[{words.markdown.image(token.text || token.href)}]</span>;
}

function List({ token, page }: PartProps<Tokens.List>) {
  const items = token.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place.
    <li key={index}>{draw(item.tokens, page)}</li>
  ));
  return token.ordered ? (
    <ol start={token.start === "" ? 1 : token.start} className="grid list-decimal gap-0.5 pl-6">
      {items}
    </ol>
  ) : (
    <ul className="grid list-disc gap-0.5 pl-5">{items}</ul>
  );
}

function Table({ token, page }: PartProps<Tokens.Table>) {
  const row = (cells: readonly Tokens.TableCell[], head: boolean) =>
    cells.map((cell, index) => {
      const Cell = head ? "th" : "td";
      const look = classNames("border border-line px-2 py-1 text-left", head && "font-medium");
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place.
        <Cell key={index} className={look}>
          {draw(cell.tokens, page)}
        </Cell>
      );
    });
  const table = (
    <table
      className={classNames("border-collapse text-table", page !== undefined && "[overflow-wrap:normal]")}
    >
      <thead>
        <tr>{row(token.header, true)}</tr>
      </thead>
      <tbody>
        {token.rows.map((cells, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <tr key={index}>{row(cells, false)}</tr>
        ))}
      </tbody>
    </table>
  );
  if (page === undefined) return <div className="overflow-x-auto">{table}</div>;
  return (
    <section
      aria-label={token.header.map((cell) => cell.text).join(", ")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      className="overflow-x-auto"
    >
      {table}
    </section>
  );
}
