/** Variables that manifests set for a process, with `${NAME:-default}` in them read. */
import { literal, type Value } from '../model/value.ts'
import { readCommand } from '../read/command.ts'
import { listed, pairs, text } from './shapes.ts'

export type Variables = ReadonlyMap<string, Value>

/** Text as compose files and Kamal write it: variables of the deployment's own environment stand in it. */
export function interpolated(v: Value): Value {
  const plain = text(v)
  if (plain === undefined || !plain.includes('$')) return v
  // `$$` is a dollar sign of the text itself.
  const escaped = plain
    .split('$$')
    .map(part => part.replace(/[\\"`]/g, '\\$&'))
    .join('\\$')
  return readCommand(`V="${escaped}" x`, v.at)[0]?.env.get('V') ?? v
}

/** A variable's value as a manifest writes it. */
function variable(name: string, v: Value): readonly (readonly [string, Value])[] {
  if (v.kind === 'firstOf' || v.kind === 'concat') return [[name, v]]
  return text(v) === undefined || !/^[A-Za-z_]\w*$/.test(name) ? [] : [[name, interpolated(v)]]
}

/** `{NAME: value}`, or `["NAME=value"]`. */
export const variables = (v: Value): Variables =>
  new Map([
    ...pairs(v).flatMap(([name, value]) => variable(name, value)),
    ...listed(v).flatMap(item => {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(text(item) ?? '') ?? []
      return name !== undefined && value !== undefined && item.kind === 'literal' ? variable(name, literal(value, item.at)) : []
    }),
  ])

/** `[{name: A, value: b}]`, as Kubernetes, Render (`key`) and ECS have it. */
export const namedVariables = (v: Value, name: 'name' | 'key'): Variables =>
  new Map(
    listed(v).flatMap(one => {
      const entries = new Map(pairs(one))
      const value = entries.get('value')
      return value ? variable(text(entries.get(name)) ?? '', value) : []
    }),
  )
