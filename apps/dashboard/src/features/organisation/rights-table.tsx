import { mayManageRole, Role, roleScopes } from "@facet/contracts/organisations/role";
import { Panel } from "@facet/ui/layout/panel";
import { organisationWords } from "../../words/organisation.ts";

const words = organisationWords.rights;
const rows = Object.keys(words.rows) as readonly (keyof typeof words.rows)[];

/** What each role may do, read from the very table that the API decides by. */
export function RightsTable() {
  const head = "whitespace-nowrap border-line border-b px-3 py-2 text-left font-medium text-muted text-sm";
  return (
    <Panel title={words.title} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="overflow-x-auto" aria-label={words.caption} tabIndex={0}>
        <table className="w-full text-table">
          <caption className="sr-only">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col" className={`${head} pl-4`}>
                {words.right}
              </th>
              {Role.options.map((role) => (
                <th key={role} scope="col" className={head} title={organisationWords.roles[role].detail}>
                  {organisationWords.roles[role].label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row} className="[&>*]:border-line [&>*]:border-b last:[&>*]:border-b-0">
                <th scope="row" className="whitespace-nowrap px-3 py-1.5 pl-4 text-left font-normal">
                  {words.rows[row]}
                </th>
                {Role.options.map((role) => {
                  const level = levelOf(role, row);
                  return (
                    <td key={role} className={`px-3 py-1.5 ${level === "no" ? "text-faint" : ""}`}>
                      {words[level]}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}

/** Usage can only be seen, so that seeing it is all there is. */
const onlySeen: readonly string[] = ["usage"];

function levelOf(role: Role, row: (typeof rows)[number]): "yes" | "read" | "no" {
  if (row === "owners") return mayManageRole(role, "owner") ? "yes" : "no";
  const scopes: readonly string[] = roleScopes[role];
  if (scopes.includes(row) || scopes.includes(`${row}:write`)) return "yes";
  if (!scopes.includes(`${row}:read`)) return "no";
  return onlySeen.includes(row) ? "yes" : "read";
}
