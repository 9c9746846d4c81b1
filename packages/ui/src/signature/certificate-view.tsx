import type { ParityCertificate, ParityRow } from "@facet/contracts/exports/export";
import type { MetricName } from "@facet/contracts/preparations/preparation";
import type { ReactNode } from "react";
import { formatBytes } from "../format/format-bytes.ts";
import { formatNumber } from "../format/format-number.ts";
import { formatPercent } from "../format/format-percent.ts";
import { KeyValues } from "../layout/key-values.tsx";
import { Panel } from "../layout/panel.tsx";
import { Badge } from "../status/badge.tsx";
import { Stamp } from "../status/stamp.tsx";
import { CodeBlock } from "../text/code-block.tsx";
import {
  artefactName,
  certificateSentence,
  disagreementWords,
  limitWords,
} from "./words/certificate-words.ts";
import { metricValue } from "./words/metric-words.ts";

export interface CertificateViewProps {
  certificate: ParityCertificate;
  /** What the task's score counts; without it the score is a bare number. */
  metric?: MetricName | undefined;
  /** Folder to name in the command that checks it. */
  folder?: string | undefined;
  /** Base64 of the key that signed the manifests, so that the check trusts nobody's server. */
  publicKey?: string | undefined;
  /** Download buttons by file. */
  fileActions?: ((artefact: string) => ReactNode) | undefined;
  actions?: ReactNode;
}

const head = "h-9 px-3 font-medium first:pl-4 last:pr-4";
const cell = "h-9 whitespace-nowrap px-3 first:pl-4 last:pr-4";

/** Does what you download behave like what you trained? Each file against the trained model, with the limits it is held to. */
export function CertificateView(props: CertificateViewProps) {
  const { certificate, folder = "./my-model", publicKey, actions } = props;
  const passed = certificate.rows.filter((row) => row.passed).length;
  return (
    <Panel
      title="Parity certificate"
      description="Does what you download behave like what you trained?"
      flush
      actions={
        <>
          {actions}
          <CertificateStamp passed={passed} all={certificate.rows.length} />
        </>
      }
      footer={<Verify folder={folder} publicKey={publicKey} certificate={certificate} />}
    >
      <p className="border-line border-b px-4 py-3 text-table">{certificateSentence(certificate)}</p>
      {certificate.rows.length > 0 && <FileTable {...props} />}
    </Panel>
  );
}

function FileTable({ certificate, metric, fileActions }: CertificateViewProps) {
  return (
    <section
      className="relative overflow-x-auto"
      aria-label="Files"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
    >
      <table className="w-full border-collapse text-table">
        <caption className="sr-only">{certificateSentence(certificate)}</caption>
        <thead>
          <tr className="border-line border-b text-muted text-sm">
            <th scope="col" className={`${head} text-left`}>
              File
            </th>
            <th scope="col" className={`${head} text-right`}>
              Size
            </th>
            <th
              scope="col"
              className={`${head} text-right`}
              title="At how many positions the most likely next token is the same"
            >
              Same next token
            </th>
            <th
              scope="col"
              className={`${head} text-right`}
              title="The same, where two tokens are nearly equally likely counted as equal. This is judged."
            >
              apart from near-ties
            </th>
            <th scope="col" className={`${head} text-right`} title="Mean distance of the two distributions">
              Mean KL, nats
            </th>
            <th
              scope="col"
              className={`${head} text-right`}
              title="Another token although the trained model was sure"
            >
              Sure, but otherwise
            </th>
            <th scope="col" className={`${head} text-right`}>
              Task score
            </th>
            <th scope="col" className={`${head} text-right`}>
              Tokens/s
            </th>
            <th scope="col" className={head}>
              <span className="sr-only">Stamp</span>
            </th>
          </tr>
        </thead>
        {certificate.rows.map((row) => (
          <tbody key={row.artefact} className="border-line border-b last:border-b-0">
            <FileRow row={row} metric={metric} actions={fileActions?.(row.artefact)} />
            {row.reasons.length > 0 && (
              <tr>
                <td colSpan={9} className="px-4 pb-3 text-sm text-warning">
                  {row.reasons.map((reason) => (
                    <p key={reason}>{sentence(reason)}</p>
                  ))}
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function CertificateStamp({ passed, all }: { passed: number; all: number }) {
  if (all === 0) return <Stamp tone="warning">not compared</Stamp>;
  if (passed === all) return <Stamp tone="good">certified</Stamp>;
  if (passed === 0) return <Stamp tone="bad">refused</Stamp>;
  return <Stamp tone="warning">{`${passed} of ${all} certified`}</Stamp>;
}

interface FileRowProps {
  row: ParityRow;
  metric: MetricName | undefined;
  actions: ReactNode;
}

function FileRow({ row, metric, actions }: FileRowProps) {
  const score =
    row.taskScore === null
      ? null
      : metric === undefined
        ? formatNumber(row.taskScore)
        : metricValue(metric, row.taskScore);
  return (
    <tr>
      <th scope="row" className={`${cell} text-left font-normal`}>
        {artefactName(row.artefact)}
      </th>
      <td
        className={`${cell} text-right`}
        title={`${formatNumber(row.bitsPerWeight, { digits: 2 })} bits a weight`}
      >
        {formatBytes(row.bytes)}
      </td>
      <td className={`${cell} text-right`}>{formatPercent(row.sameArgmax, { digits: 2 })}</td>
      <td className={`${cell} text-right`}>{formatPercent(row.sameArgmaxOrTie, { digits: 2 })}</td>
      <td className={`${cell} text-right`}>{formatNumber(row.klMean)}</td>
      <td className={`${cell} text-right`}>{disagreementWords(row)}</td>
      <td className={`${cell} text-right`}>
        {score === null ? (
          <span className="text-faint">not measured</span>
        ) : (
          `${score} of ${formatNumber(row.taskN)}`
        )}
      </td>
      <td className={`${cell} text-right`}>
        {row.tokensPerSecond === null ? (
          <span className="text-faint">–</span>
        ) : (
          formatNumber(row.tokensPerSecond, { digits: 1 })
        )}
      </td>
      <td className={cell}>
        <span className="flex items-center gap-2">
          {row.passed ? <Badge tone="good">stamped</Badge> : <Badge tone="warning">not stamped</Badge>}
          {actions}
        </span>
      </td>
    </tr>
  );
}

interface VerifyProps {
  folder: string;
  publicKey: string | undefined;
  certificate: ParityCertificate;
}

function Verify({ folder, publicKey, certificate }: VerifyProps) {
  const command = `./facet verify ${folder}${publicKey === undefined ? "" : ` --public-key ${publicKey}`}`;
  const { reference } = certificate;
  return (
    <div className="grid gap-3">
      <details className="text-table" hidden={certificate.rows.length === 0}>
        <summary className="min-h-6 text-muted">Limits, and what was compared</summary>
        <div className="mt-3 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          <div className="grid content-start gap-1.5">
            <h3 className="font-medium">The reference</h3>
            <KeyValues
              items={[
                { label: "Trained model in", value: reference.dtype },
                { label: "Prompts", value: formatNumber(reference.prompts) },
                { label: "Tokens compared", value: formatNumber(reference.tokens) },
                { label: "of these off the task", value: formatNumber(reference.offTaskTokens) },
              ]}
            />
          </div>
          {certificate.rows.map((row) => (
            <div key={row.artefact} className="grid content-start gap-1.5">
              <h3 className="font-medium">{artefactName(row.artefact)}</h3>
              <KeyValues
                items={Object.entries(row.threshold).map(([name, value]) => {
                  const words = limitWords(name, value);
                  return { id: name, label: words.label, value: words.value };
                })}
              />
            </div>
          ))}
        </div>
      </details>
      <details className="text-table">
        <summary className="min-h-6 text-muted">Check it yourself, without the network</summary>
        <div className="mt-3 grid max-w-200 gap-2">
          <p>
            Every file has its sha256 in a signed manifest beside it. This command checks all of them and the
            signature on your own machine
            {publicKey === undefined ? "" : ", against the key that is named here"}:
          </p>
          <CodeBlock
            label="Check the files and the signature"
            samples={[{ language: "shell", code: command }]}
          />
        </div>
      </details>
    </div>
  );
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
