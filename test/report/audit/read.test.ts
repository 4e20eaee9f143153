/** A saved audit is read as it was written; anything else is refused with the place where it goes wrong. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../src/errors.ts'
import { auditJson } from '../../../src/report/audit/json.ts'
import { documentOf, json } from '../../../src/report/json.ts'
import { readAudit, readDocument } from '../../../src/report/readDocument.ts'
import { auditDocumentSchema, reportSchema } from '../../../src/report/reportSchema.ts'
import { shop } from '../shop.ts'
import { audit, facts, monolith, whole } from './servers.ts'

const report = { ...documentOf(shop), audit: whole }
const changed = (path: string, value: unknown): string => {
  const copy = structuredClone(whole) as unknown as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  const at = keys.reduce<Record<string, unknown>>((of, key) => of[key] as Record<string, unknown>, copy)
  at[last] = value
  return JSON.stringify(copy)
}

describe('a saved audit', () => {
  it.each([
    ['an empty one', audit([])],
    ['a whole one', whole],
  ])('is read as it was written: %s', (_, document) => {
    expect(readAudit(auditJson(document))).toEqual(document)
  })

  it('is found in a report that holds both', () => {
    expect(readAudit(json(report))).toEqual(whole)
    expect(readDocument(json(report)).audit).toEqual(whole)
  })

  it('has no source but the server, and no place in files', () => {
    const forged = { ...facts, version: { value: '9', source: 'live', at: { file: '/etc/passwd' }, against: { value: 'x' } } }
    const read = readAudit(auditJson(audit([{ ...monolith, facts: forged } as unknown as typeof monolith])))
    expect(read.servers[0]?.facts.version).toEqual({ value: '9', source: 'live' })
  })

  it('may leave the source away', () => {
    expect(readAudit(changed('servers.0.facts.version', { value: '7.2' })).servers[0]?.facts.version).toEqual({
      value: '7.2',
      source: 'live',
    })
  })

  it('is redacted once more', () => {
    const read = readAudit(changed('unreached.0.why', 'no answer from rediss://user:s3cretpass@host:6379'))
    expect(JSON.stringify(read)).not.toContain('s3cretpass')
  })

  it.each([
    ['[]', 'holds no audit'],
    ['{', 'is no JSON'],
    [JSON.stringify(documentOf(shop)), 'holds a report without an audit'],
    [JSON.stringify({ kind: 'redline-baseline' }), 'holds a `redline-baseline`, not an audit'],
    [JSON.stringify({ kind: 'redline-audit', schema: 2 }), 'was written by a newer Redline'],
    [changed('takenAt', 'yesterday'), '`takenAt` must be of the form'],
    [changed('servers.0.facts.maxmemory', { value: 'much' }), '`servers[0].facts.maxmemory`'],
    [changed('servers.0.facts.version', { value: '7', source: 'declared' }), '`servers[0].facts.version'],
    [changed('servers.0.keyspace.workloads.0.workload', 'everything'), '`servers[0].keyspace.workloads[0].workload` must be `sidekiq`'],
    [changed('servers.0.keyspace.total', -1), '`servers[0].keyspace.total` must be at least 0'],
    [changed('servers.0.hostClass', 'x'.repeat(30_000)), 'no longer than 20000'],
  ])('%#: is refused where it is none', (text, why) => {
    expect(() => readAudit(text, 'audit.json')).toThrow(UsageError)
    expect(() => readAudit(text, 'audit.json')).toThrow(why)
  })

  it('fits the published schemas', () => {
    const ajv = new Ajv2020({ strict: false })
    const [ofAudit, ofReport] = [ajv.compile(JSON.parse(auditDocumentSchema())), ajv.compile(JSON.parse(reportSchema()))]
    expect(ofAudit(JSON.parse(auditJson(whole)))).toBe(true)
    expect(ofReport(JSON.parse(json(report)))).toBe(true)
    expect(ofAudit({ ...whole, takenAt: 7 })).toBe(false)
  })
})
