/** Command lines in systemd units, supervisord's files and Dockerfiles. */
import { lineStarts, type Span, spanAt } from '../model/span.ts'
import { literal, type Value } from '../model/value.ts'
import { listed, text as scalar } from './shapes.ts'

/** A command line before it is read. */
export interface CommandLine {
  readonly name: string
  readonly text: string
  readonly at: Span
  /** Variables that the file sets for it. */
  readonly env?: ReadonlyMap<string, Value>
}

/** A command of a manifest: text, or a list of words, which Docker starts without a shell. */
export function command(name: string, v: Value, env: ReadonlyMap<string, Value>): readonly CommandLine[] {
  const plain = scalar(v)
  if (plain !== undefined) return [{ name, text: plain, at: v.at, env }]
  const words = listed(v).map(scalar)
  return words.length > 0 && words.every(w => w !== undefined) ? [{ name, text: JSON.stringify(words), at: v.at, env }] : []
}

const lines = (text: string, file: string, pattern: RegExp): readonly CommandLine[] => {
  const starts = lineStarts(text)
  return [...text.matchAll(pattern)].map(m => {
    const command = (m[1] ?? '').trimEnd()
    const start = m.index + m[0].indexOf(command, m[0].length - (m[1] ?? '').length)
    return {
      name: file.slice(file.lastIndexOf('/') + 1),
      text: command.replace(/\\\r?\n/g, '  '),
      at: spanAt(file, starts, start, start + command.length),
    }
  })
}

/** `ExecStart=` of a systemd unit and `command=` of supervisord; `-`, `@`, `+`, `!` before a path are systemd's own. */
const UNIT = /^[ \t]*(?:ExecStart|command)[ \t]*=[ \t]*[-@+!:]*((?:\\\r?\n|[^\n])+)/gm
/** `Environment=NAME=value "OTHER=value"` of a systemd unit. */
const UNIT_ENVIRONMENT = /^[ \t]*Environment[ \t]*=[ \t]*(.+)$/gm

/** The commands of a systemd unit or of supervisord, with the variables that the unit sets. */
export function unit(text: string, file: string): readonly CommandLine[] {
  const found = lines(text, file, UNIT)
  const set = [...text.matchAll(UNIT_ENVIRONMENT)].flatMap(([, all = '']) => [...all.matchAll(/\b(\w+)=["']?([^"'\s,]+)/g)])
  return found.map(c => ({ ...c, env: new Map(set.map(([, name = '', value = '']) => [name, literal(value, c.at)])) }))
}

/** CMD and ENTRYPOINT of an image's last stage, or of the stage that it is made from. */
const IMAGE = /^[ \t]*(?:CMD|ENTRYPOINT)[ \t]+((?:\\\r?\n|[^\n])+)/gim

/** The commands of a Dockerfile: a stage that names none has those of the stage that it is made from. */
export function image(text: string, file: string): readonly CommandLine[] {
  const found = lines(text, file, IMAGE)
  const stages = [...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)(?:[ \t]+AS[ \t]+(\S+))?/gim)].map((m, i, all) => ({
    start: m.index,
    end: all[i + 1]?.index ?? text.length,
    from: m[1]?.toLowerCase(),
    name: m[2]?.toLowerCase(),
  }))
  if (stages.length === 0) return found
  for (let i = stages.length - 1; i >= 0; ) {
    const stage = stages[i] as (typeof stages)[number]
    const own = found.filter(c => c.at.start >= stage.start && c.at.start < stage.end)
    if (own.length > 0) return own
    i = stages.findLastIndex((s, j) => j < i && s.name !== undefined && s.name === stage.from)
  }
  return []
}
