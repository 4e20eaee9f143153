/** The sizes that each target sells, smallest first, and the one that holds what is needed. */
import type { Target } from '../target.ts'

export interface Size {
  /** As the target's files name it: `cache.t4g.small`, `standard`. */
  readonly name: string
  /** Bytes of the machine or the plan. */
  readonly ram: number
  /** Bytes that data may take, the provider's reserve taken off. */
  readonly usable: number
  readonly connections: number
  /** Set where the vendor's own text for it was not read: `its size was not read in Render's own documentation`. */
  readonly unsure?: string
}

const GIB = 1024 ** 3

/** Share of memory that ElastiCache keeps for itself, `reserved-memory-percent`. Source: the fact sheet of providers, section 3.1. */
const RESERVED = 0.25

const node = (name: string, ram: number, connections = 65_000): Size => ({
  name: `cache.${name}`,
  ram,
  usable: Math.floor(ram * (1 - RESERVED)),
  connections,
})

/** Source: "Engine specific parameters" of the ElastiCache guide, by the fact sheet, section 3.1. */
const ELASTICACHE: readonly Size[] = [
  node('t4g.micro', 536870912, 20_000),
  node('t4g.small', 1471026299),
  node('t4g.medium', 3317862236),
  node('m7g.large', 6854542746),
  node('r7g.large', 14037181030),
  node('r7g.xlarge', 28261849702),
  node('r7g.2xlarge', 56711183565),
  node('r7g.4xlarge', 113609865216),
  node('r7g.8xlarge', 225000375228),
  node('r7g.12xlarge', 341206346547),
  node('r7g.16xlarge', 450000750456),
]

const plan = (name: string, gib: number, connections: number, sure = true): Size => ({
  name,
  ram: gib * GIB,
  // Render says nothing of a reserve, so a tenth stays free for buffers.
  usable: Math.floor(gib * GIB * 0.9),
  connections,
  ...(sure ? {} : { unsure: "its size was not read in Render's own documentation" }),
})

/** Paid plans: the free one keeps nothing and loses its data when it is upgraded. Source: the fact sheet, section 4. */
const RENDER: readonly Size[] = [
  plan('starter', 0.25, 250),
  plan('standard', 1, 1000),
  plan('pro', 5, 5000, false),
  plan('pro plus', 10, 10_000),
  plan('pro max', 20, 20_000),
  plan('pro ultra', 40, 40_000, false),
]

/** A container takes what it is given; writing an append-only file anew may copy what changes meanwhile, so half stays free. */
const COMPOSE: readonly Size[] = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64].map(gib => ({
  name: gib < 1 ? `${gib * 1024}mb` : `${gib}gb`,
  ram: gib * 2 * GIB,
  usable: gib * GIB,
  // Source: redis.conf at 7.2, "maxclients".
  connections: 10_000,
}))

export const ladders: Readonly<Record<Target, readonly Size[]>> = { elasticache: ELASTICACHE, render: RENDER, compose: COMPOSE }

export interface Fit {
  /** The smallest that holds it; undefined where none does. */
  readonly size: Size | undefined
  readonly next: Size | undefined
}

/** The smallest size with this much memory for data and this many connections, and the next one up. */
export function sizeFor(target: Target, bytes: number, connections: number): Fit {
  const ladder = ladders[target]
  const at = ladder.findIndex(s => s.usable >= bytes && s.connections >= connections)
  return at === -1 ? { size: undefined, next: undefined } : { size: ladder[at], next: ladder[at + 1] }
}
