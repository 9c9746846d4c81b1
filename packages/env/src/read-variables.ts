import { EnvError } from "./env-error.ts";
import { otherVariables, type Variable, type VariableName, variables } from "./variables.ts";

export type Environment = Readonly<Record<string, string | undefined>>;
export type Values<Names extends VariableName> = {
  readonly [Name in Names]: (typeof variables)[Name] extends Variable<infer T> ? T : never;
};

export interface ReadResult<Names extends VariableName> {
  readonly values: Values<Names>;
  /** For the log: FACET_ variables that nobody reads. */
  readonly warnings: readonly string[];
}

function problemOf(name: VariableName, given: string | undefined): string {
  const { needs, example, secret } = variables[name] as Variable;
  if (given === undefined) return `${name} is not set; it needs ${needs}. Set ${name} to ${example}.`;
  const shown =
    secret === true ? "has a value that does not fit" : `is ${JSON.stringify(given.slice(0, 100))}`;
  return `${name} ${shown}; it needs ${needs}. Set ${name} to ${secret === true ? "" : "for example "}${example}.`;
}

/** Reads the named variables at once. Empty means unset. Throws `EnvError` with every problem found. */
export function readVariables<Names extends VariableName>(
  names: readonly Names[],
  environment: Environment,
): ReadResult<Names> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const name of names) {
    const variable = variables[name] as Variable;
    const given = environment[name]?.trim() || undefined;
    if (given === undefined && variable.fallback !== undefined) {
      values[name] = variable.fallback();
      continue;
    }
    const parsed = given === undefined ? undefined : variable.schema.safeParse(given);
    if (parsed?.success) values[name] = parsed.data;
    else problems.push(problemOf(name, given));
  }
  if (problems.length > 0) throw new EnvError(problems);
  // Every name has been filled by its own schema or fallback.
  return { values: values as Values<Names>, warnings: warnings(environment) };
}

function warnings(environment: Environment): string[] {
  const known = [...Object.keys(variables), ...otherVariables];
  return Object.keys(environment)
    .filter((name) => name.startsWith("FACET_") && !known.includes(name))
    .sort()
    .map((name) => {
      const [near] = known
        .filter((other) => distance(name, other) <= 3)
        .sort((a, b) => distance(name, a) - distance(name, b));
      return `${name} is set but Facet does not know it${near === undefined ? "" : `; did you mean ${near}?`}`;
    });
}

/** Single-letter edits between two names. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
