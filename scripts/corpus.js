/**
 * `npm run corpus -- LABELS CHECKOUTS`: runs the built analyser over real Rails apps and scores what it says.
 *   npm run corpus -- LABELS CHECKOUTS [--record] [--name NAME] [--seconds N] [--verbose]
 * For each LABELS/<name>.json the app lies in CHECKOUTS/<name>; nothing is fetched. An app that isn't there is named and left
 * out of the table; one that could not be analysed counts as missed in all. The scorer's table is compared with
 * the one in docs/corpus.md, which --record writes there; --name keeps several sets of labels apart. Exit 1 where an app
 * could not be measured.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const HERE = import.meta.dirname
const CLI = resolve(HERE, '../dist/cli.js')
const PAGE = resolve(HERE, '../docs/corpus.md')
const USAGE = 'usage: npm run corpus -- LABELS CHECKOUTS [--record] [--name NAME] [--seconds N] [--verbose]'

function fail(why) {
  console.error(why)
  process.exit(2)
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        record: { type: 'boolean', default: false },
        name: { type: 'string', default: 'apps' },
        seconds: { type: 'string', default: '60' },
        verbose: { type: 'boolean', default: false },
      },
    })
    const [labels, checkouts, ...rest] = positionals
    if (!labels || !checkouts || rest.length > 0) return fail(USAGE)
    if (!(Number(values.seconds) > 0)) return fail('--seconds is a positive number')
    if (!/^[a-z\d-]+$/.test(values.name)) return fail('--name is of small letters, digits and hyphens')
    for (const folder of [labels, checkouts]) if (!existsSync(folder)) return fail(`${folder} does not exist`)
    return { ...values, seconds: Number(values.seconds), labels, checkouts }
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`)
  }
}

/** The commit of a checkout, where it is one. */
function commitOf(checkout) {
  if (!existsSync(join(checkout, '.git'))) return undefined
  const { status, stdout } = spawnSync('git', ['-C', checkout, 'rev-parse', 'HEAD'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}

/** Runs the analyser over one app and keeps its report. What is wrong with the run, in words that follow the app's name. */
function analyse(checkout, label, into, seconds) {
  if (!existsSync(checkout)) return `no checkout at ${checkout}`
  const { status, signal, error, stdout, stderr } = spawnSync(process.execPath, [CLI, 'check', checkout, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  })
  if (error?.code === 'ETIMEDOUT') return `took longer than ${seconds} s`
  if (error) return error.message
  writeFileSync(into, stdout)
  // Where nobody found a Rails app, saying so is right.
  const fine = label.clients?.length === 0 ? [0, 1, 3] : [0, 1]
  if (!fine.includes(status)) {
    const last = stderr.trim().split('\n').at(-1)
    return `ended with ${signal ?? `exit code ${status}`}${last ? `: ${last}` : ''}`
  }
  if (stderr !== '') return `wrote to stderr: ${stderr.trim().split('\n')[0]}`
  const commit = commitOf(checkout)
  if (commit && label.commit && commit !== label.commit) return `is at ${commit.slice(0, 12)}, labelled at ${label.commit.slice(0, 12)}`
  return undefined
}

/** The scorer's lines `measure hit/total share` as measure → hit/total. */
function measures(table) {
  return new Map([...table.matchAll(/^(\S.*?) +(\d+\/\d+) +(?:[\d.]+%|-)$/gm)].map(([, name, score]) => [name, score]))
}

/** What stands between a set's two markers, with them. */
const blockOf = name => new RegExp(`<!-- corpus ${name} -->\\n[\\s\\S]*?<!-- /corpus ${name} -->`)

/** What a recorded block says in its fence. */
const recorded = name =>
  existsSync(PAGE) ? /```\n([\s\S]*?)\n```/.exec(blockOf(name).exec(readFileSync(PAGE, 'utf8'))?.[0] ?? '')?.[1] : undefined

function record(name, text) {
  const block = `<!-- corpus ${name} -->\n\`\`\`\n${text}\n\`\`\`\n<!-- /corpus ${name} -->`
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '# Measured on real apps\n'
  const known = blockOf(name)
  writeFileSync(PAGE, known.test(page) ? page.replace(known, () => block) : `${page.trimEnd()}\n\n${block}\n`)
}

/** The measures that changed, a line each. */
function changes(before, now) {
  const [old, fresh] = [measures(before), measures(now)]
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter(name => old.get(name) !== fresh.get(name))
    .map(name => `${name}: ${old.get(name) ?? 'not measured'} → ${fresh.get(name) ?? 'not measured'}`)
}

const { labels, checkouts, seconds, verbose, name, record: keep } = options()
if (!existsSync(CLI)) fail('dist/cli.js is missing: run `npm run build` first')
const apps = readdirSync(labels)
  .filter(file => file.endsWith('.json'))
  .map(file => basename(file, '.json'))
  .sort()
if (apps.length === 0) fail(`${labels} holds no labels`)

const results = mkdtempSync(join(tmpdir(), 'redline-corpus-'))
process.on('exit', () => rmSync(results, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

let unmeasured = 0
for (const app of apps) {
  const label = JSON.parse(readFileSync(join(labels, `${app}.json`), 'utf8'))
  const started = performance.now()
  const wrong = analyse(join(checkouts, app), label, join(results, `${app}.json`), seconds)
  if (wrong) unmeasured++
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${app}${wrong ? `: ${wrong}` : ''}`)
}

const there = join(results, 'labels')
mkdirSync(there)
for (const app of apps.filter(name => existsSync(join(checkouts, name))))
  copyFileSync(join(labels, `${app}.json`), join(there, `${app}.json`))
const scorer = spawnSync(process.execPath, [join(HERE, 'score.js'), there, results, ...(verbose ? ['--verbose'] : [])], {
  encoding: 'utf8',
})
const at = scorer.stdout.search(/^measure +hit\/total/m)
if (at < 0) throw new Error(`the scorer printed no table: ${scorer.stderr}`)
const table = scorer.stdout.slice(at).trimEnd()
const said = scorer.stdout.slice(0, at).trimEnd()
console.log(`\n${said === '' ? '' : `${said}\n\n`}${table}\n`)

const before = recorded(name)
const text = `${apps.map(app => app.replace('+', '/')).join(', ')}\n\n${table}`
if (before === undefined) console.log(`docs/corpus.md has no table of ${name} yet${keep ? '' : ': --record writes one'}.`)
else if (before.split('\n')[0] !== text.split('\n')[0]) console.log('The table in docs/corpus.md is of other apps: not compared.')
else {
  const changed = changes(before, table)
  console.log(
    changed.length === 0
      ? 'Nothing changed since the table in docs/corpus.md.'
      : `Since the table in docs/corpus.md:\n${changed.join('\n')}`,
  )
}
if (keep && unmeasured > 0) console.error('Not recorded: not every app could be measured.')
else if (keep) record(name, text)
process.exitCode = unmeasured === 0 ? 0 : 1
