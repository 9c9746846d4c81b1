import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { Fragment, memo, type ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { words } from "../words.ts";
import { safeAddress } from "./safe-address.ts";

const longest = 200_000;

/**
 * Markdown of users and models, which is hostile: every part becomes a React text node or one of a few plain elements.
 * HTML is shown as it was written, images are not fetched, links go to web or mail addresses only.
 */
export const SafeMarkdown = memo(function SafeMarkdown({ text }: { text: string }) {
  const tokens = parse(text);
  if (tokens === null) return <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>;
  return <div className="grid min-w-0 gap-2 [overflow-wrap:anywhere]">{draw(tokens)}</div>;
});

function parse(text: string): Token[] | null {
  if (text.length > longest) return null;
  try {
    return lexer(text, { gfm: true, breaks: true });
  } catch {
    // Thousands of nested quotes exhaust the parser's stack.
    return null;
  }
}

function draw(tokens: readonly Token[] | undefined): ReactNode {
  return tokens?.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place.
    <Fragment key={index}>{element(token)}</Fragment>
  ));
}

function element(any: Token): ReactNode {
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
      return <p>{draw(token.tokens)}</p>;
    case "heading":
      // A heading of somebody's text is none of the page's.
      return <p className="mt-1 font-semibold">{draw(token.tokens)}</p>;
    case "strong":
      return <strong className="font-semibold">{draw(token.tokens)}</strong>;
    case "em":
      return <em>{draw(token.tokens)}</em>;
    case "del":
      return <del>{draw(token.tokens)}</del>;
    case "blockquote":
      return <blockquote className="grid gap-2 border-line-strong border-l-2 pl-3 text-muted">{draw(token.tokens)}</blockquote>;
    case "codespan":
      return <code className="rounded-sm bg-sunken px-1 text-[0.92em]">{token.text}</code>;
    case "code":
      return <pre className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm">{token.text}</pre>;
    case "list":
      return <List token={token} />;
    case "list_item":
      return draw(token.tokens);
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    case "table":
      return <Table token={token} />;
    case "link":
      return <Anchor token={token} />;
    case "image":
      return <span className="text-muted">[{words.markdown.image(token.text || token.href)}]</span>;
    case "html":
      return token.text;
    case "text":
      return token.tokens === undefined ? token.text : draw(token.tokens);
    case "escape":
      return token.text;
    default:
      return any.raw;
  }
}

function Anchor({ token }: { token: Tokens.Link }) {
  const href = safeAddress(token.href);
  if (href === null) return token.raw;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="text-accent underline underline-offset-2">
      {draw(token.tokens)}
    </a>
  );
}

function List({ token }: { token: Tokens.List }) {
  const items = token.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place.
    <li key={index}>{draw(item.tokens)}</li>
  ));
  return token.ordered ? (
    <ol start={token.start === "" ? 1 : token.start} className="grid list-decimal gap-0.5 pl-6">
      {items}
    </ol>
  ) : (
    <ul className="grid list-disc gap-0.5 pl-5">{items}</ul>
  );
}

function Table({ token }: { token: Tokens.Table }) {
  const row = (cells: readonly Tokens.TableCell[], head: boolean) =>
    cells.map((cell, index) => {
      const Cell = head ? "th" : "td";
      const look = classNames("border border-line px-2 py-1 text-left", head && "font-medium");
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place.
        <Cell key={index} className={look}>
          {draw(cell.tokens)}
        </Cell>
      );
    });
  return (
    <div className="overflow-x-auto">
      <table className="border-collapse text-table">
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
    </div>
  );
}
