/** SARIF 2.1.0, for `upload-sarif` and for viewers: one run, findings by identity, within what GitHub takes. */
import { gzipSync } from 'node:zlib'
import { findingsOf, type ReportDocument } from '../model/document.ts'
import { fromRoot, isSure, worstItems } from './items.ts'
import { descriptors } from './sarif/descriptors.ts'
import { invocation, notifications } from './sarif/invocation.ts'
import type { Part, SarifOptions, Told } from './sarif/options.ts'
import { ROOT } from './sarif/places.ts'
import { comparedIn, result } from './sarif/result.ts'
import { thousands } from './tally.ts'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** GitHub takes this many results of a run, and shows the worst 5,000 of them. */
const MOST_RESULTS = 25_000
/** GitHub takes 10 MB gzipped; its gzip may pack a little worse than ours. */
const MOST_BYTES = 9_500_000

/** What the log tells: what counts, and where all of it is wanted also what is silenced or mended. */
function toldOf(part: Part, { minConfidence, complete = false }: SarifOptions): readonly Told[] {
  const here = findingsOf(part.document).filter(f => (complete || !f.silenced) && isSure(f, minConfidence))
  const gone = complete ? (part.comparison?.mended ?? []).filter(f => isSure(f, minConfidence)) : []
  return [...here.map(f => ({ ...f, part })), ...gone.map(f => ({ ...f, part, absent: true as const }))]
}

/** Which commit of which repository was read, where both are known. */
function provenance({ document, name }: Part, { repository, branch }: SarifOptions): readonly object[] {
  if (repository === undefined || !/^https?:\/\/./.test(repository)) return []
  const mapped = name === undefined ? {} : { uri: `${name.split('/').map(encodeURIComponent).join('/')}/` }
  return [
    {
      repositoryUri: repository,
      ...(document.commit !== undefined && { revisionId: document.commit }),
      ...(branch !== undefined && { branch }),
      mappedTo: { ...mapped, uriBaseId: ROOT },
    },
  ]
}

interface Draft {
  readonly results: number
  readonly slim: boolean
  readonly leftOut: readonly string[]
}

function written(parts: readonly Part[], all: readonly Told[], options: SarifOptions, { results, slim, leftOut }: Draft): string {
  const rules = descriptors(all, options)
  const context = { rules, options, compared: comparedIn(parts), slim }
  const control = parts.length === 1 && parts[0] ? provenance(parts[0], options) : []
  const run = {
    tool: {
      driver: {
        name: 'Redline',
        informationUri: 'https://www.npmjs.com/package/redis-redline',
        semanticVersion: parts[0]?.document.tool.version ?? '0.0.0',
        language: 'en',
        rules: rules.rules,
        notifications,
      },
    },
    // GitHub reads what stands before the last slash as the category.
    automationDetails: { id: `${(options.category ?? `redline/${fromRoot(parts[0]?.document.base ?? '.', '')}`).replace(/\/+$/, '')}/` },
    invocations: [invocation(parts, leftOut)],
    originalUriBaseIds: {
      [ROOT]: {
        description: { text: parts.length > 1 ? 'A folder with a repository in each of its folders.' : 'The root of the repository.' },
      },
    },
    ...(control.length > 0 && { versionControlProvenance: control }),
    columnKind: 'utf16CodeUnits',
    results: all.slice(0, results).map(told => result(told, context)),
  }
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

// Packing takes long, and never makes a text larger by more than a few bytes.
const fits = (log: string): boolean => {
  const bytes = Buffer.byteLength(log)
  return bytes <= MOST_BYTES || gzipSync(log).length <= MOST_BYTES
}

/** The log of reports, each below its name where there are several. What GitHub would not take is left out, mildest first. */
function log(parts: readonly Part[], options: SarifOptions): string {
  const all = worstItems(parts.flatMap(part => toldOf(part, options)))
  const words = (kept: number): readonly string[] =>
    kept < all.length ? [`${thousands(all.length - kept)} of ${thousands(all.length)} findings left out, the mildest.`] : []
  let results = Math.min(all.length, MOST_RESULTS)
  let text = written(parts, all, options, { results, slim: false, leftOut: words(results) })
  while (!fits(text) && results > 0) {
    text = written(parts, all, options, {
      results,
      slim: true,
      leftOut: ['Fixes and advice left out: `redline check` shows them.', ...words(results)],
    })
    if (fits(text)) break
    results = Math.floor(results / 2)
  }
  return text
}

/** A report as SARIF 2.1.0: deterministic, paths relative to the repository's root, ending in a newline. */
export const sarif = (document: ReportDocument, options: SarifOptions): string =>
  log([{ document, ...(options.comparison && { comparison: options.comparison }) }], options)

/** Several repositories' reports in one run: each one's files stand in a folder of its name, and its identities behind it. */
export const sarifOfSeveral = (
  results: readonly { readonly name: string; readonly document: ReportDocument }[],
  options: SarifOptions,
): string => log(results, options)
