import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { SafeMarkdown } from "./safe-markdown.tsx";

const payloads = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<body onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  "<details open ontoggle=alert(1)>",
  "<math><mtext><script>alert(1)</script></mtext></math>",
  "<style>@import 'https://evil.example/x.css'</style>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<object data=javascript:alert(1)></object>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<template><img src=x onerror=alert(1)></template>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](<java\nscript:alert(1)>)",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](file:///etc/passwd)",
  "[x](//evil.example/x)",
  '[x](https://ok.example "onmouseover=alert(1)")',
  "<javascript:alert(1)>",
  "<https://ok.example/%22onmouseover=alert(1)>",
  "![x](https://evil.example/pixel.png)",
  "![x](javascript:alert(1))",
  "![x][p]\n\n[p]: https://evil.example/pixel.png",
  "[x][j]\n\n[j]: javascript:alert(1)",
  "`<img src=x onerror=alert(1)>`",
  "```html\n<script>alert(1)</script>\n```",
  "| <img src=x onerror=alert(1)> |\n| --- |\n| <script>alert(1)</script> |",
  "- <svg/onload=alert(1)>",
  "> <script>alert(1)</script>",
  "**<img src=x onerror=alert(1)>**",
  "# <img src=x onerror=alert(1)>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<!--><img src=x onerror=alert(1)>-->",
  "x".repeat(300_000),
  ">".repeat(20_000),
  "[".repeat(5_000),
];
const allowed = new Set(
  "DIV P BR HR STRONG EM DEL BLOCKQUOTE CODE PRE UL OL LI TABLE THEAD TBODY TR TH TD A SPAN".split(" "),
);

it.each(payloads.map((payload) => [payload.slice(0, 60), payload] as const))(
  "draws %j as text",
  (_short, payload) => {
    const { container } = render(<SafeMarkdown text={payload} />);
    for (const element of container.querySelectorAll("*")) {
      expect(allowed).toContain(element.tagName);
      for (const { name, value } of element.attributes) {
        expect(["class", "href", "target", "rel", "start"]).toContain(name);
        // Any other attribute passes: only an address can run code.
        expect(name === "href" ? value : "https://").toMatch(/^(https?:\/\/|mailto:)/);
      }
    }
    expect(container.textContent).not.toBe("");
  },
);
it("draws what a model writes: emphasis, lists, code, tables and safe links", () => {
  const { container } = render(
    <SafeMarkdown
      text={"**a** _b_ `c`\n\n1. one\n2. two\n\n| h |\n| - |\n| d |\n\n[e](https://example.org)"}
    />,
  );
  for (const tag of ["strong", "em", "code", "ol > li", "table th", "a[href='https://example.org/']"]) {
    expect(container.querySelector(tag), tag).not.toBeNull();
  }
  expect(container.querySelector("a")?.getAttribute("rel")).toContain("noopener");
});
