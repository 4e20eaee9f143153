/** A plan as plain data: which servers come, who goes where, what changes in the app, and what is left. */
import type { AuditDocument } from '../model/audit.ts'
import { type Client, isRider } from '../model/client.ts'
import { connections } from '../model/connections.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place } from '../model/span.ts'
import { type Assignment, assign } from './assign.ts'
import type { Group } from './groups.ts'
import type { Bench } from './patch/draft.ts'
import { type Patched, patch } from './patch.ts'
import { type Fit, sizeFor } from './size/ladder.ts'
import { type Need, need } from './size/need.ts'
import type { Target } from './target.ts'

export interface PlannedServer extends Group {
  /** The variables that lead to it, each once, in the order of the clients. */
  readonly variables: readonly string[]
  readonly clients: readonly Client[]
  /** Workloads that use a connection of one of these clients, and so move with it. */
  readonly riders: readonly Client[]
  readonly need: Need
  readonly fit: Fit
}

export interface Plan {
  readonly to: Target
  readonly model: Model
  readonly audit: AuditDocument | undefined
  readonly servers: readonly PlannedServer[]
  readonly assignments: readonly Assignment[]
  readonly patched: Patched
  /** Rules that find something today and nothing once the plan is carried out. */
  readonly mends: readonly string[]
  /** Rules of which some findings go and some stay. */
  readonly fewer: readonly { readonly rule: string; readonly gone: number; readonly left: number }[]
  /** What is still found then. */
  readonly left: readonly Finding[]
  /** Connections with every thread busy, where today's server does not allow them all: without the patch and with it. */
  readonly crowded: { readonly before: number; readonly after: number } | null
}

/** The declarations that make the plan true: variable → server. */
export const endpointsOf = (assignments: readonly Assignment[]): Readonly<Record<string, string>> =>
  Object.fromEntries(assignments.map(a => [a.variable, a.server]))

export interface PlanInput {
  readonly to: Target
  readonly model: Model
  /** What is found today. */
  readonly findings: readonly Finding[]
  readonly audit: AuditDocument | undefined
  /** The bench for an app whose variables are declared like this. */
  readonly bench: (endpoints: Readonly<Record<string, string>>) => Bench
}

/** Whose connection a rider uses. */
const hostOf = (rider: Client, model: Model): Client | undefined =>
  model.clients.find(c => !isRider(c) && (place(c.at) === rider.ridesOn || c.name === rider.ridesOn))

const opened = (model: Model): number => connections(model).reduce((n, p) => n + p.typical, 0)

/** Makes the plan; the same input always gives the same plan. */
export function makePlan({ to, model, findings, audit, bench: open }: PlanInput): Plan {
  const { groups, assignments } = assign(model)
  const bench = open(endpointsOf(assignments))
  const patched = patch({ bench, assignments, looked: bench.look(new Map()) })
  // Connections are counted in the app as it will be, with the pools of the patch.
  const after = patched.looked.model
  const connecting = after.clients.filter(c => !isRider(c))
  const servers = groups.map((group): PlannedServer => {
    const own = assignments.map((a, i) => ({ ...a, now: connecting[i] as Client })).filter(a => a.server === group.name)
    const clients = own.map(a => a.client)
    const asked = need(
      group,
      own.map(a => a.now),
      after,
      audit,
    )
    const riders = model.clients.filter(c => isRider(c) && clients.some(host => host === hostOf(c, model)))
    return {
      ...group,
      variables: [...new Set(own.map(a => a.variable))],
      clients,
      riders,
      need: asked,
      fit: sizeFor(to, asked.bytes ?? 0, asked.connections.most ?? asked.connections.typical * 2),
    }
  })
  const left = patched.looked.findings
  const crowded = findings.some(f => f.rule === 'connection-limit') ? { before: opened(model), after: opened(after) } : null
  const rules = [...new Set(findings.map(f => f.rule))].sort()
  const count = (all: readonly Finding[], rule: string): number => all.filter(f => f.rule === rule).length
  const fewer = rules
    .map(rule => ({ rule, gone: count(findings, rule) - count(left, rule), left: count(left, rule) }))
    .filter(f => f.gone > 0 && f.left > 0)
  return { to, model, audit, servers, assignments, patched, mends: rules.filter(r => count(left, r) === 0), fewer, left, crowded }
}
