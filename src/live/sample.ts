/** What is asked about which key, and what the answers add to its group. */
import type { Reading } from './allowed.ts'
import { type Biggest, biggest } from './biggest.ts'
import { current, type Group, measure, remeasure } from './group.ts'
import type { Groups } from './groups.ts'
import { headerOf } from './header.ts'
import { recentNames } from './recent.ts'
import { isRefusal, type Reply, text } from './reply.ts'
import { type Form, readingOf, type Writer } from './writer.ts'

/** The first keys of a group are asked for all, and after them one in so many for type and expiry, and one in so many for the size. */
const FIRST_KEYS = 200
const ONE_IN = { exact: { kind: 20, size: 1 }, strata: { kind: 80, size: 16 } } as const

/** Bytes above which a collection is measured again, by up to 10,000 of its elements: MEMORY USAGE looks at five. */
const LARGE = 1 << 16
/** In one batch: a large collection costs the server up to a millisecond, a small one up to 200 elements. */
const [AGAIN_LARGE, AGAIN_SMALL, HEADERS] = [1, 50, 20]
/** Collections that wait to be measured again; what doesn't find room keeps its first size. */
const MOST_WAITING = 5000
/** Values of one group that are looked into. */
const MOST_HEADERS = 20

/** `all`: MEMORY USAGE, TYPE and PTTL · `kind`: the last two · `again`: TYPE and MEMORY USAGE · `header`, `length`: one command */
type Ask = 'all' | 'kind' | 'again' | 'header' | 'length'

interface Step {
  readonly ask: Ask
  readonly group: Group
  readonly name: Buffer
  /** What `again` found before. */
  readonly bytes: number
  readonly form: Form
}

/** What one batch asks: the size alone of most keys, and then more of some. */
export interface Asked {
  readonly names: readonly Buffer[]
  /** The group of each of the names. */
  readonly groups: readonly Group[]
  readonly steps: readonly Step[]
}

export const NOTHING: Asked = { names: [], groups: [], steps: [] }

export interface Sampler {
  /** Begins with a database. */
  open(groups: Groups): void
  /** Forgets what waits to be measured again, where the reading ends early. */
  drop(): void
  /** Writes what is asked about these keys, and what is left from before. */
  plan(keys: readonly Reply[], writer: Writer): Asked
  /** Takes the replies to what was planned; there may be more behind them. */
  digest(asked: Asked, replies: readonly Reply[]): void
  readonly biggest: Biggest
  /** Names that were read, each once. */
  readonly scanned: number
  /** Commands that are refused, each with what the server said the first time. Without MEMORY USAGE lengths tell sizes, if anything. */
  readonly refused: ReadonlyMap<Reading, string>
}

const LENGTHS: Readonly<Record<string, Form>> = {
  string: 'strlen',
  list: 'llen',
  set: 'scard',
  zset: 'zcard',
  hash: 'hlen',
  stream: 'xlen',
}

const TYPES: ReadonlyMap<Form, string> = new Map(Object.entries(LENGTHS).map(([type, form]) => [form, type]))

const STRING = Buffer.from('string')

/** Bytes that a key takes besides its name and value, and those of an element where nothing measures it. */
const [KEY_OVERHEAD, PER_ELEMENT] = [72, 64]

/** The command is refused, not the one key. */
const isForbidden = (said: string): boolean => /unknown (?:sub)?command|permissions? to run|not (?:allowed|supported)|disabled/i.test(said)

/** `every`: whether each key is measured, not some of each group. `values`: whether values may be looked into. */
export function sampler({ every, values }: { readonly every: boolean; readonly values: boolean }): Sampler {
  const top = biggest(20)
  const oneIn = ONE_IN[every ? 'exact' : 'strata']
  let groups: Groups
  let isRecent = recentNames()
  let scanned = 0
  const forbidden = new Map<Reading, string>()
  const isSizeless = (): boolean => forbidden.has('MEMORY USAGE')
  const waiting: Readonly<Record<'large' | 'small' | 'header' | 'length', Step[]>> = { large: [], small: [], header: [], length: [] }

  function later(queue: Step[], step: Step): void {
    // Names are views of what was received, which would stay in memory as long as they wait.
    if (queue.length < MOST_WAITING) queue.push({ ...step, name: Buffer.from(step.name) })
  }

  function write(writer: Writer, { ask, name, form }: Step): void {
    if (ask === 'again') writer.key('type', name)
    if (ask !== 'kind') writer.key(form, name)
    if (ask === 'all' || ask === 'kind') {
      writer.key('type', name)
      writer.key('expiry', name)
    }
  }

  function plan(keys: readonly Reply[], writer: Writer): Asked {
    const names: Buffer[] = []
    const owners: Group[] = []
    const steps: Step[] = []
    for (const name of keys) {
      if (!Buffer.isBuffer(name) || isRecent(name)) continue
      scanned++
      const group = groups.locate(name)
      const form = group.collections ? 'memory200' : 'memory'
      if (group.names <= FIRST_KEYS || group.names % oneIn.kind === 0)
        steps.push({ ask: isSizeless() ? 'kind' : 'all', group, name, bytes: 0, form })
      else if (group.names % oneIn.size === 0 && !isSizeless()) {
        names.push(name)
        owners.push(group)
        writer.key(form, name)
      }
    }
    steps.push(...waiting.large.splice(0, AGAIN_LARGE), ...waiting.small.splice(0, AGAIN_SMALL))
    steps.push(...waiting.header.splice(0, HEADERS), ...waiting.length.splice(0, AGAIN_SMALL))
    for (const step of steps) write(writer, step)
    return { names, groups: owners, steps }
  }

  function sized(step: Step, group: Group, bytes: number, type: string | undefined): void {
    if (bytes > top.least) {
      // The large keys are few enough to be told apart by name, however long ago they were given.
      if (top.find(group.database, step.name)) {
        group.names--
        return
      }
      top.add({ name: step.name, group, bytes, type })
    }
    measure(group, bytes)
    if (type === 'string' || isSizeless()) return
    if (bytes >= LARGE) later(waiting.large, { ...step, ask: 'again', bytes, form: 'memory10000' })
    else if (type !== undefined && step.form === 'memory') later(waiting.small, { ...step, ask: 'again', bytes, form: 'memory200' })
  }

  function resized(step: Step, group: Group, bytes: number, type: string | undefined): void {
    const big = top.find(group.database, step.name)
    if (big) Object.assign(big, { type, bytes: Math.max(bytes, 1) })
    remeasure(group, step.bytes, bytes)
    if (!big && bytes > top.least) top.add({ name: step.name, group, bytes, type })
    if (bytes >= LARGE && type !== 'string' && step.form === 'memory200') later(waiting.large, { ...step, bytes, form: 'memory10000' })
  }

  function timed(group: Group, expiry: Reply): void {
    if (typeof expiry !== 'number') {
      refused('PTTL', expiry)
      return
    }
    group.asked++
    if (expiry === -1) group.untimed++
  }

  function kind(step: Step, group: Group, type: string): void {
    group.types.set(type, (group.types.get(type) ?? 0) + 1)
    if (type !== 'string') group.collections = true
    else if (values && !group.claim && group.candidates.length === 0 && group.headers < MOST_HEADERS)
      later(waiting.header, { ...step, ask: 'header', form: 'header' })
    const form = LENGTHS[type]
    if (isSizeless() && values && form) later(waiting.length, { ...step, ask: 'length', form })
  }

  function lookedInto(group: Group, value: Reply): void {
    if (!Buffer.isBuffer(value)) {
      refused('GETRANGE', value)
      return
    }
    group.headers++
    const begins = headerOf(value)
    if (begins === 'cache') group.cacheHeaders++
    if (begins === 'session') group.sessionHeaders++
  }

  /** Takes the size of a key of which nothing else was asked. */
  function plain(name: Buffer, of: Group, bytes: Reply): void {
    const group = current(of)
    if (bytes === null) group.names--
    else if (typeof bytes !== 'number') refused('MEMORY USAGE', bytes)
    else if (bytes >= LARGE || bytes > top.least)
      sized({ ask: 'again', group, name, bytes, form: group.collections ? 'memory200' : 'memory' }, group, bytes, undefined)
    else measure(group, bytes)
  }

  function refused(command: Reading, reply: Reply | undefined): void {
    if (isRefusal(reply) && isForbidden(reply.refused) && !forbidden.has(command)) forbidden.set(command, reply.refused)
  }

  function whole(step: Step, group: Group, [bytes, of, expiry]: readonly (Reply | undefined)[]): void {
    // Most keys are strings, and comparing bytes is faster than making text.
    const type = Buffer.isBuffer(of) && of.equals(STRING) ? 'string' : text(of)
    // The key is gone since SCAN gave it.
    if (bytes === null || type === 'none' || expiry === -2) group.names--
    else {
      // Before its kind, which is asked for its length where the size is refused.
      refused('MEMORY USAGE', bytes)
      if (type !== undefined) kind(step, group, type)
      else refused('TYPE', of)
      timed(group, expiry ?? null)
      if (typeof bytes === 'number') sized(step, group, bytes, type)
    }
  }

  function digest({ names, groups: owners, steps }: Asked, replies: readonly Reply[]): void {
    let at = 0
    for (; at < names.length; at++) plain(names[at] as Buffer, owners[at] as Group, replies[at] ?? null)
    for (const step of steps) {
      const group = current(step.group)
      const { ask } = step
      if (ask === 'header') lookedInto(group, replies[at++] ?? null)
      else if (ask === 'length') {
        const length = replies[at++]
        if (typeof length !== 'number') {
          refused(readingOf(step.form), length)
          continue
        }
        const value = step.form === 'strlen' ? length : length * PER_ELEMENT
        sized(step, group, KEY_OVERHEAD + step.name.length + value, TYPES.get(step.form))
      } else if (ask === 'again') {
        const type = text(replies[at++])
        const bytes = replies[at++]
        if (typeof bytes === 'number' && bytes > 0) resized(step, group, bytes, type)
      } else whole(step, group, [ask === 'kind' ? undefined : replies[at++], replies[at++], replies[at++]])
    }
  }

  return {
    open(next) {
      groups = next
      isRecent = recentNames()
    },
    drop() {
      for (const queue of Object.values(waiting)) queue.length = 0
    },
    plan,
    digest,
    biggest: top,
    get scanned() {
      return scanned
    },
    refused: forbidden,
  }
}
