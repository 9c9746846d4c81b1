import type { HouseRule } from "./house-rule.ts";

const mostLines = 40;

/** Each package says in at most a screenful what lives there, what it may import and how to add one. */
export function packageReadme(paths: ReadonlySet<string>): HouseRule {
  return ({ path, text }) => {
    const home = /^(apps|packages|workers)\/[^/]+\/(package\.json|pyproject\.toml)$/.exec(path);
    if (home !== null) {
      const readme = path.replace(/[^/]+$/, "README.md");
      return paths.has(readme) ? [] : [`its package has no README.md`];
    }
    if (!/^(apps|packages|workers)\/[^/]+\/README\.md$/.test(path)) return [];
    const lines = text.trimEnd().split("\n").length;
    return lines > mostLines ? [`${lines} lines; ${mostLines} are enough`] : [];
  };
}
