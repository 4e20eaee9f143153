/** What may be sent: reading commands alone, in bounded forms. */
import { describe, expect, it } from 'vitest'
import { aclLine, assertReading, type Command, readings, sentinelAclLine } from '../../src/live/allowed.ts'

/** Commands that change keys, settings or other clients, block a server or tell everything; none may get onto the list. */
const NEVER =
  /^(?:SET|GETSET|GETEX|GETDEL|DEL|UNLINK|EXPIRE|PERSIST|TOUCH|RENAME|MOVE|COPY|RESTORE|DUMP|KEYS|MONITOR|DEBUG|SMEMBERS|HGETALL|FLUSH\w*|SAVE|BGSAVE|EVAL\w*|SCRIPT|CONFIG (?!GET$)|SLOWLOG RESET|LATENCY RESET|MEMORY PURGE|CLIENT (?:KILL|PAUSE)|SHUTDOWN|SUBSCRIBE|PUBLISH|L(?:PUSH|POP|REM|SET|TRIM)|S(?:ADD|REM|POP)|Z(?:ADD|REM)|H(?:SET|DEL)|X(?:ADD|DEL)|ACL (?!WHOAMI$))/

describe('the list of commands', () => {
  it('holds nothing that writes', () => {
    expect(readings.length).toBeGreaterThan(30)
    expect(readings.filter(name => NEVER.test(name))).toEqual([])
  })

  it.each([
    [['CONFIG GET', '*']],
    [['CONFIG GET', 'requirepass']],
    [['CONFIG GET']],
    [['LRANGE', 'k', 0, -1]],
    [['LRANGE', 'k', 0, 1000]],
    [['ZRANGE', 'k', 0, -1]],
    [['ZRANGE', 'k', 0, 9, 'REV']],
    [['SLOWLOG GET', -1]],
    [['CLIENT NO-TOUCH', 'OFF']],
    [['GETRANGE', 'k', 0, -1]],
    [['DEL', 'k']],
    [['toString']],
  ])('%j is refused at run time', command => {
    expect(() => assertReading(command as unknown as Command)).toThrow(/may not be sent|not on the list/)
  })

  it.each([
    [['CONFIG GET', 'maxmemory', 'save']],
    [['LRANGE', 'k', -10, -1]],
    [['LRANGE', 'k', 5000, 5999]],
    [['ZRANGE', 'k', 0, 0, 'WITHSCORES']],
    [['INFO', 'all']],
  ])('%j is let through', command => {
    expect(() => assertReading(command as unknown as Command)).not.toThrow()
  })

  it('becomes a rule for each command that a version knows', () => {
    expect(aclLine('7.2')).toContain('%R~* -@all +ping')
    expect(aclLine('7.2')).toContain('+client|no-touch')
    expect(aclLine('7.0')).not.toContain('no-touch')
    expect(aclLine('6.2')).toContain(' ~* ')
    expect(aclLine('6.2')).not.toContain('latency|histogram')
    // A user of 6.0 has no channels, and 6.0.20 refuses the word.
    expect(aclLine('6.2')).toContain(' resetchannels ')
    expect(aclLine('6.0')).not.toContain('resetchannels')
    expect(aclLine('7.2')).not.toContain('sentinel')
    expect(sentinelAclLine()).toContain('+sentinel|get-master-addr-by-name')
  })
})
