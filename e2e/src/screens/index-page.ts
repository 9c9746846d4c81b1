export interface Picture {
  readonly name: string;
  readonly theme: string;
  readonly width: number;
  /** Beside the index. */
  readonly file: string;
}

/** One page to leaf through all pictures, a row a screen. */
export function indexPage(pictures: readonly Picture[]): string {
  const rows = [...Map.groupBy(pictures, ({ name }) => name)].map(
    ([name, all]) =>
      `<h2>${name}</h2><div>${all.map(({ file, theme, width }) => `<figure><a href="${file}"><img src="${file}" alt="${name}, ${theme}, ${width} px" loading="lazy"></a><figcaption>${theme}, ${width} px</figcaption></figure>`).join("")}</div>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>
body{font:14px system-ui;margin:2rem;color-scheme:light dark}div{display:flex;gap:1rem;overflow-x:auto;align-items:flex-start}
figure{margin:0}img{max-height:420px;border:1px solid #8885}figcaption{font-size:12px;opacity:.7}</style>
<h1>Screens</h1>${rows.join("\n")}</html>\n`;
}
