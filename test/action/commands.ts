/** Reads what an action tells the runner: workflow commands in its log, and the files that it appends to. */

export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

const plain = (text: string): string => text.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%')
const plainProperty = (text: string): string => plain(text.replace(/%3A/gi, ':').replace(/%2C/gi, ','))

/**
 * The commands that the runner takes from a log: `::name key=value::message` at the start of a line, and of the old form
 * `##[name key=value]message` anywhere in one (actions/runner, ActionCommand.TryParse).
 */
export function commands(log: string): readonly Command[] {
  return log.split(/\r\n|[\r\n]/).flatMap(line => {
    const [, head, message = ''] = /^\s*::([^:]+(?::(?!:)[^:]*)*)::(.*)$/.exec(line) ?? /##\[([^\]]+)\](.*)$/.exec(line) ?? []
    if (head === undefined) return []
    const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(head) ?? []
    const pairs = rest.split(/[,;]/).flatMap(pair => {
      const [key = '', ...value] = pair.split('=')
      return value.length > 0 ? [[key.trim(), plainProperty(value.join('='))] as const] : []
    })
    return [{ name, properties: Object.fromEntries(pairs), message: plain(message) }]
  })
}

/** `NAME<<DELIMITER`, lines, `DELIMITER`; or `NAME=value`. */
export function outputs(file: string): Readonly<Record<string, string>> {
  const out: Record<string, string> = {}
  const lines = file.split('\n')
  for (let n = 0; n < lines.length; n++) {
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(lines[n] ?? '') ?? []
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, n + 1)
      if (end < 0) throw new Error(`the output ${name} has no end`)
      out[name] = lines.slice(n + 1, end).join('\n')
      n = end
    } else if (lines[n]?.includes('=')) {
      const [key = '', ...value] = (lines[n] ?? '').split('=')
      out[key] = value.join('=')
    } else if (lines[n] !== '') throw new Error(`the runner refuses this line of the outputs: ${lines[n]}`)
  }
  return out
}
