// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's variables look like JavaScript's
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Span, spanAt } from '../../src/model/span.ts'
import { show, type Value } from '../../src/model/value.ts'
import { flag, type Invocation, readCommand, readScript } from '../../src/read/command.ts'
import { expectLinear } from './linear.ts'

const whole = (text: string): Span => spanAt('Procfile', [0], 5, 5 + text.length)
const pairs = (of: ReadonlyMap<string, Value>): string[] => [...of].map(([k, v]) => `${k}=${show(v)}`)
const shown = (i: Invocation): string => [...pairs(i.env), i.program, ...i.args.map(show), ...pairs(i.flags)].join(' ')
const command = (text: string): string => readCommand(text, whole(text)).map(shown).join(' | ')
const script = (text: string, file = 'bin/start'): string => readScript(text, file).map(shown).join(' | ')

describe('command lines', () => {
  test.each([
    ['bundle exec sidekiq', 'sidekiq'],
    ['bundle exec sidekiq -c 5 -q a -q b,2 -e production', 'sidekiq -c=5 -q=["a", "b,2"] -e="production"'],
    ['bin/sidekiq -c5', 'sidekiq -c=5'],
    ['./bin/sidekiq --concurrency=5 -C config/low.yml -v', 'sidekiq --concurrency=5 -C="config/low.yml" -v=true'],
    ['sidekiq --concurrency 5', 'sidekiq --concurrency=5'],
    ['sidekiq -c $N', 'sidekiq -c=$N'],
    ['sidekiq -c ${N:-7}', 'sidekiq -c=$N or 7'],
    ['sidekiq -c"${N:-7}"', 'sidekiq -c=$N or 7'],
    ['sidekiq -c ${N-${M:-7}}', 'sidekiq -c=$N or $M or 7'],
    ['sidekiq -c ${N:?set it}', 'sidekiq -c=$N'],
    ['sidekiq -c ${N%x}', 'sidekiq -c=unknown (the shell changes $N before it is used)'],
    ['sidekiq -c $(nproc)', 'sidekiq -c=unknown (a command prints it)'],
    ['sidekiq -c `nproc`', 'sidekiq -c=unknown (a command prints it)'],
    ['sidekiq "$@"', 'sidekiq unknown (it is given to the script when it is started)'],
    ['RAILS_MAX_THREADS=5 bundle exec sidekiq', 'RAILS_MAX_THREADS=5 sidekiq'],
    ['A=b C="d e" E= sidekiq', 'A="b" C="d e" E="" sidekiq'],
    ['REDIS_URL=$CACHE_URL sidekiq', 'REDIS_URL=$CACHE_URL sidekiq'],
    ['env -u X A=1 bundle exec puma -t 3:3 -w 2', 'A=1 puma -t="3:3" -w=2'],
    ['exec bundle exec puma -C config/puma.rb', 'puma -C="config/puma.rb"'],
    ['rake db:migrate && bin/rails server -p $PORT', 'rake "db:migrate" | rails "server" -p=$PORT'],
    ['a & b; c || d | e', 'a | b | c | d | e'],
    ['puma -q -C x.rb', 'puma -q=true -C="x.rb"'],
    ['puma --preload -b tcp://0.0.0.0', 'puma --preload=true -b="tcp://0.0.0.0"'],
    ['bin/start-pgbouncer bundle exec puma -w 2', 'puma -w=2'],
    ['timeout 30 bundle exec sidekiq -c 5', 'sidekiq -c=5'],
    ['nice -n 5 sudo -u app -E bundle exec sidekiq', 'sidekiq'],
    ['doppler run -- bundle exec sidekiq', 'sidekiq'],
    ['dumb-init -- puma', 'puma'],
    ["/bin/bash -lc 'exec bundle exec sidekiq -c 5'", 'sidekiq -c=5'],
    ['A=1 sh -c "B=2 sidekiq -c $A"', 'A=1 B=2 sidekiq -c=1'],
    ['ruby -S sidekiq', 'sidekiq'],
    ['bundle exec ruby bin/rails jobs:work', 'rails "jobs:work"'],
    ['sidekiq > log/a.log 2>&1', 'sidekiq'],
    ['sidekiq &> /dev/null &', 'sidekiq'],
    ['sidekiq # -c 5', 'sidekiq'],
    ["sidekiq -r 'a b' -g \\\"x", 'sidekiq -r="a b" -g="\\"x"'],
    ['cd app; sidekiq', 'sidekiq'],
    ['export A=5; sidekiq -c $A', 'A=5 sidekiq -c=5'],
    ['A=5; sidekiq -c $A', 'sidekiq -c=5'],
    ['["bundle", "exec", "puma", "-w", "2"]', 'puma -w=2'],
    ['["sh", "-c", "bundle exec puma -w ${W:-2}"]', 'puma -w=$W or 2'],
    ['$RUNNER sidekiq', ''],
    ['', ''],
    ["it's", ''],
    ['sidekiq "open', 'sidekiq "\\"open"'],
  ])('%s', (text, expected) => expect(command(text)).toBe(expected))

  test('flags by any of their names, and where they stand', () => {
    const text = 'exec sidekiq --concurrency=9'
    const [invocation] = readCommand(text, whole(text))
    const at = invocation && flag(invocation, '-c', '--concurrency')?.at
    expect(at && text.slice(at.start - 5, at.end - 5)).toBe('9')
    expect(invocation?.at).toMatchObject({ start: 10, end: 33, column: 11 })
    expect(invocation?.path).toBe('sidekiq')
  })
})

describe('scripts', () => {
  test.each([
    ['#!/bin/bash\nset -e\n# comment\nbundle exec sidekiq \\\n  -c 5 \\\n  -q a\n', 'sidekiq -c=5 -q="a"'],
    ['#!/usr/bin/env ruby\nputs "sidekiq"\n', ''],
    [
      '#!/usr/bin/env bash\nexport RAILS_MAX_THREADS=${T:-4}\nexec bundle exec sidekiq "$@"',
      'RAILS_MAX_THREADS=$T or 4 sidekiq unknown (it is given to the script when it is started)',
    ],
    ['if [ "$A" = "b" ]; then\n  exec puma -w 1\nelse\n  exec puma -w 2\nfi\n', 'puma -w=1 | puma -w=2'],
    ['case "$1" in\n  web) exec puma ;;\n  jobs|low)\n    exec sidekiq\n    ;;\nesac\n', 'puma | sidekiq'],
    ['for q in a b; do\n  sidekiq -q $q &\ndone\nwait\n', 'sidekiq -q=$q'],
    ['start() {\n  sidekiq\n}\nstart\n', 'sidekiq | start'],
    ['cat <<EOF\nsidekiq -c 1\nEOF\nsidekiq -c 2\n', 'cat | sidekiq -c=2'],
    ["cat > x <<-'EOF'\n\tsidekiq -c 1\n\tEOF\nsidekiq -c 2\n", 'cat | sidekiq -c=2'],
    ['N=5\nif test -n "$BIG"; then N=9; fi\nsidekiq -c $N\n', 'sidekiq -c=5 / 9'],
    [': "${N:=5}"\nsidekiq -c $N\n', 'sidekiq -c=$N or 5'],
    ['cd "$(dirname "$0")/.."\nsidekiq\n', 'sidekiq'],
    ['[[ -n $A && -z $B ]] && sidekiq\n', 'sidekiq'],
    ['LIST=(a b)\nsidekiq\n', 'sidekiq'],
    ['A=1\r\nsidekiq -c $A\r\n', 'sidekiq -c=1'],
    ['while true; do\n  sidekiq\ndone', 'sidekiq'],
  ])('%j', (text, expected) => expect(script(text)).toBe(expected))

  test('a file of another language by its name', () => expect(script('sidekiq', 'bin/start.rb')).toBe(''))
})

const pieces = fc.array(
  fc.constantFrom(
    'sidekiq',
    '-c',
    '--a=',
    ' ',
    ' ',
    '\n',
    '"',
    "'",
    '`',
    '\\',
    '$',
    '${',
    '}',
    '$(',
    ')',
    '(',
    '&&',
    '|',
    ';',
    '&',
    '>',
    '<<',
    '<<E',
    '#',
    'A=',
    'A=$A$A',
    'if ',
    'then ',
    'fi',
    'case ',
    'exec ',
    'env ',
    'bundle exec ',
    'sh -c ',
    'export ',
    ':-',
    '[',
    '"]',
  ),
  { maxLength: 50 },
)

test('any text, any beginning: never an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map(p => p.join('')),
        fc.string(),
      ),
      text => {
        for (const i of [...readCommand(text, whole(text)), ...readScript(text, 'bin/x')]) shown(i)
      },
    ),
    { numRuns: 1000 },
  )
})

test.each([
  '${',
  '$(',
  '"$(',
  '"',
  "'",
  '`',
  'a ',
  'a;',
  'exec ',
  '! ',
  'A=$A$A;',
  'A=1 ',
  'export A=$A$A\n',
  'a <<E\n',
  '(',
  'x=(',
  '\\',
  '${A:-',
  'sh -c "',
  'if ',
  'bundle exec ',
  '-q a ',
])('%j over and over takes linear time', piece => {
  expectLinear(times => readScript(piece.repeat(times), 'bin/x'), 2000)
})
