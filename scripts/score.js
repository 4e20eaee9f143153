#!/usr/bin/env node
/**
 * Scores the analyser's JSON for real Rails apps against labels: what a person read in each app's own files.
 *   node scripts/score.js LABEL_DIR RESULT_DIR [--verbose]
 * LABEL_DIR holds a label an app, OWNER+NAME.json, with the keys that are read below; RESULT_DIR what
 * `redline check --format json` wrote, under the same names. Exit 1 where a result is missing or unreadable.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [labelDir, resultDir, ...flags] = process.argv.slice(2)
if (!labelDir || !resultDir) {
  console.error('usage: score.js LABEL_DIR RESULT_DIR [--verbose]')
  process.exit(2)
}
const verbose = flags.includes('--verbose')
const LINE_SLACK = 3
const RELATED_AT_MOST = 4
const SCORED_RULES = new Set([
  'shared-instance',
  'undersized-pool',
  'unpooled-client',
  'cable-adapter',
  'cable-prefix',
  'tls-verify-none',
  'hard-coded-url',
  'heroku-variable',
  'localhost-fallback',
  'cache-clear-flushes',
  'sidekiq-client-server-mismatch',
  'client-per-call',
  'misplaced-key',
  'ignored-option',
  'eviction-policy',
  'plaintext-url',
])

const tally = {}
let app = ''
const count = (name, hit, total) => {
  tally[name] ??= { hit: 0, total: 0 }
  const t = tally[name]
  t.hit += hit
  t.total += total
}
const say = text => verbose && console.log(`${app}: ${text}`)
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const place = at => {
  const m = /^(.*?):(\d+)/.exec(at ?? '')
  return m ? { file: m[1], line: Number(m[2]) } : { file: at ?? '', line: 0 }
}
const distance = (a, b) => (place(a).file === place(b).file ? Math.abs(place(a).line - place(b).line) : Infinity)

// Spellings of one address are one: 127.0.0.1 is localhost, port 6379 and database 0 are the defaults.
// Why something is unknown is not compared.
const address = step =>
  step
    .replace(/^(rediss?:\/\/(?:[^@/]*@)?)127\.0\.0\.1/, '$1localhost')
    .replace(/^(rediss?:\/\/[^/]+?)(?::6379)?(\/\d+)?\/?$/, (_, host, db) => host + (db && db !== '/0' ? db : ''))
const endpoint = list => (list ?? []).map(step => (/^unknown:/.test(step) ? 'unknown' : address(step)))
// A setting is compared by its variable and default, or by its value.
const setting = v => (v && typeof v === 'object' ? { env: v.env ?? null, default: v.default ?? null } : (v ?? null))

// One result for one label, nearest first; `fits` says which may go together.
function pair(labels, results, fits, reach = Infinity) {
  const pairs = []
  const free = new Set(results)
  for (const limit of [LINE_SLACK, reach]) {
    for (const label of labels) {
      if (pairs.some(([l]) => l === label)) continue
      const best = [...free]
        .filter(r => fits(label, r) && distance(label.at, r.at) <= limit && distance(label.at, r.at) < Infinity)
        .sort((a, b) => distance(label.at, a.at) - distance(label.at, b.at))[0]
      if (best) {
        free.delete(best)
        pairs.push([label, best])
      }
    }
  }
  return { pairs, missed: labels.filter(l => !pairs.some(([p]) => p === l)), extra: [...free] }
}

function scoreClients(label, inventory) {
  const own = (label.clients ?? []).filter(c => !c.rider)
  const riders = (label.clients ?? []).filter(c => c.rider)
  const results = inventory.clients ?? []
  const fits = (l, r) => l.workload === r.workload && (l.workload !== 'sidekiq' || !l.role || !r.role || l.role === r.role)
  const { pairs, missed, extra } = pair(
    own,
    results.filter(r => !r.rides_on),
    fits,
  )
  count('clients recall', pairs.length, own.length)
  count('clients precision', pairs.length, pairs.length + extra.length)
  const ride = pair(
    riders,
    results.filter(r => r.rides_on),
    fits,
  )
  count('riders recall', ride.pairs.length, riders.length)
  for (const m of missed) say(`missed client ${m.workload} at ${m.at}`)
  for (const e of extra) say(`extra client ${e.workload} at ${e.at}`)
  for (const m of ride.missed) say(`missed rider ${m.workload} at ${m.at}`)
  for (const e of ride.extra) say(`unlabelled rider ${e.workload} at ${e.at}`)
  for (const [l, r] of pairs) {
    const check = (field, a, b) => {
      count(field, same(a, b) ? 1 : 0, 1)
      if (!same(a, b)) say(`${field} of ${l.workload} at ${l.at}: label ${JSON.stringify(a)}, got ${JSON.stringify(b)}`)
    }
    count('client line', distance(l.at, r.at) <= LINE_SLACK ? 1 : 0, 1)
    check('endpoint', endpoint(l.endpoint), endpoint(r.endpoint))
    check('db', setting(l.db), setting(r.db))
    check('pool', [setting(l.pool_size), setting(l.pool_timeout)], [setting(r.pool_size), setting(r.pool_timeout)])
    check(
      'timeouts',
      ['connect', 'read', 'write'].map(k => setting(l.timeouts?.[k])),
      ['connect', 'read', 'write'].map(k => setting(r.timeouts?.[k])),
    )
    check('reconnects', setting(l.reconnect_attempts), setting(r.reconnect_attempts))
    check('tls_verify', l.tls_verify, r.tls_verify)
    check('prefix', setting(l.prefix), setting(r.prefix))
  }
  return own
}

function scoreProcesses(label, inventory) {
  const { pairs, missed, extra } = pair(label.processes ?? [], inventory.processes ?? [], (l, r) => l.kind === r.kind)
  const right = pairs.filter(([l, r]) =>
    ['threads', 'workers', 'concurrency'].every(
      k => l[k] === undefined || (typeof l[k] === 'string' && /^unknown:/.test(l[k])) || same(setting(l[k]), setting(r[k])),
    ),
  )
  count('processes recall', right.length, (label.processes ?? []).length)
  count('processes precision', right.length, pairs.length + extra.length)
  for (const m of missed) say(`missed process ${m.kind} at ${m.at}`)
  for (const e of extra) say(`extra process ${e.kind} at ${e.at}`)
  for (const [l, r] of pairs)
    if (!right.some(([x]) => x === l))
      say(`process ${l.kind} at ${l.at}: got ${JSON.stringify({ threads: r.threads, workers: r.workers, concurrency: r.concurrency })}`)
}

function scoreSharing(label, inventory, own) {
  const connected = new Set(own.map(c => c.workload))
  const counted = ([a, b]) => connected.has(a) && connected.has(b)
  const tiers = list => new Map((list ?? []).filter(counted).map(([a, b, how]) => [[a, b].sort().join('+'), how]))
  const want = tiers(label.shared)
  const got = tiers(inventory.shared)
  const both = [...want.keys()].filter(k => got.has(k))
  count('sharing recall', both.length, want.size)
  count('sharing precision', both.length, got.size)
  count('sharing tier', both.filter(k => want.get(k) === got.get(k)).length, both.length)
  for (const k of want.keys()) if (!got.has(k)) say(`missed sharing ${k} (${want.get(k)})`)
  for (const k of got.keys()) if (!want.has(k)) say(`extra sharing ${k} (${got.get(k)})`)
  for (const k of both) if (want.get(k) !== got.get(k)) say(`tier of ${k}: label ${want.get(k)}, got ${got.get(k)}`)
}

// A finding is compared by rule and file of its primary place; shared-instance, which lies between files,
// by its first related places as well.
function scoreFindings(label, findings, own) {
  const files = f =>
    [f.at, ...(f.rule === 'shared-instance' ? (f.related ?? []).slice(0, RELATED_AT_MOST).map(r => r.at) : [])]
      .filter(Boolean)
      .map(at => `${f.rule}@${place(at).file}`)
  const wanted = (label.findings ?? []).filter(f => SCORED_RULES.has(f.rule))
  const scored = findings.filter(f => SCORED_RULES.has(f.rule))
  const places = [...new Set(wanted.map(f => `${f.rule}@${place(f.at).file}`))]
  const got = new Set(scored.flatMap(files))
  const isLabelled = f => files(f).some(k => places.includes(k))
  count('findings recall', places.filter(k => got.has(k)).length, places.length)
  count('findings labelled', scored.filter(isLabelled).length, scored.length)
  count(
    'finding line',
    wanted.filter(w =>
      scored.some(f => f.rule === w.rule && [f.at, ...(f.related ?? []).map(r => r.at)].some(at => distance(w.at, at) <= LINE_SLACK)),
    ).length,
    wanted.length,
  )
  for (const k of places) if (!got.has(k)) say(`missed finding ${k}`)
  for (const f of scored) if (!isLabelled(f)) say(`unlabelled finding ${f.rule} at ${f.at}: ${f.message ?? ''}`)

  // missing-timeout is mechanical: wanted where a client of its own has no time limit at all.
  const unset = c => ['connect', 'read', 'write'].every(k => c.timeouts?.[k] == null)
  const slow = new Set(own.filter(unset).map(c => place(c.at).file))
  const told = new Set(findings.filter(f => f.rule === 'missing-timeout').map(f => place(f.at).file))
  count('missing-timeout', [...slow].filter(f => told.has(f)).length, slow.size)
  count('missing-timeout right', [...told].filter(f => slow.has(f)).length, told.size)
}

// Redis servers that files declare, with policy and persistence.
function scoreInfra(label, inventory) {
  const key = x => `${x.file}#${x.service ?? ''}`
  const text = v => (v == null || v === 'null' ? null : v)
  const got = new Map((inventory.servers ?? []).map(s => [key(s), s]))
  for (const l of label.infra ?? []) {
    const r = got.get(key(l))
    const ok = r && same(text(l.maxmemory_policy), text(r.maxmemory_policy)) && same(text(l.persistence), text(r.persistence))
    count('declared servers', ok ? 1 : 0, 1)
    if (!ok)
      say(
        `declared server ${key(l)}: label ${l.maxmemory_policy}/${l.persistence}, got ${r ? `${r.maxmemory_policy}/${r.persistence}` : 'nothing'}`,
      )
  }
}

// A repository can hold several Rails apps: their inventories and findings are scored together.
function merge({ apps = [], findings = [] }) {
  const all = key => apps.flatMap(a => a.inventory?.[key] ?? [])
  return {
    inventory: {
      clients: all('clients'),
      processes: all('processes'),
      shared: all('shared'),
      servers: all('servers'),
      gems: Object.assign({}, ...apps.map(a => a.inventory?.gems ?? {})),
    },
    findings: [...apps.flatMap(a => a.findings ?? []), ...findings],
  }
}

let broken = 0
for (const name of readdirSync(labelDir)
  .filter(f => f.endsWith('.json'))
  .sort()) {
  const label = JSON.parse(readFileSync(join(labelDir, name), 'utf8'))
  app = label.app
  let result = { inventory: {}, findings: [] }
  try {
    result = merge(JSON.parse(readFileSync(join(resultDir, name), 'utf8')))
  } catch (error) {
    broken += 1
    console.log(`${app}: no result (${error.code ?? error.message})`)
  }
  const own = scoreClients(label, result.inventory)
  scoreProcesses(label, result.inventory)
  scoreSharing(label, result.inventory, own)
  scoreFindings(label, result.findings, own)
  scoreInfra(label, result.inventory)
  for (const [gem, version] of Object.entries(label.gems ?? {})) count('gems', result.inventory.gems?.[gem] === version ? 1 : 0, 1)
}

console.log('measure'.padEnd(22), 'hit/total'.padStart(10), 'share'.padStart(7))
for (const [name, { hit, total }] of Object.entries(tally)) {
  console.log(name.padEnd(22), `${hit}/${total}`.padStart(10), (total ? `${((100 * hit) / total).toFixed(1)}%` : '-').padStart(7))
}
process.exit(broken ? 1 : 0)
