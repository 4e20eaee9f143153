/** Names of keys on the left, what people may see of them on the right. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escaped, impersonal, segmentsOf, shown } from '../../src/live/names.ts'
import { shapeNumber, shapeOf } from '../../src/live/shape.ts'

const hex = (n: number): string => 'a1b2c3d4e5f60718'.repeat(5).slice(0, n)
const seen = (name: string): string => shown(impersonal(shapeOf(Buffer.from(name, 'latin1'))))

const TABLE: readonly (readonly [string, string])[] = [
  ['', ''],
  ['queues', 'queues'],
  ['queue:active_storage_analysis', 'queue:active_storage_analysis'],
  ['queue:within_1_hour', 'queue:within_*_hour'],
  ['stat:processed:2026-11-30', 'stat:processed:*'],
  ['cache:views/products/show:1kz-3f0c9d2b1a7e', 'cache:views/products/show:*'],
  ['cache:users/abcd-3f0c9d2b1a7e', 'cache:users/*'],
  ['api/v2/search', 'api/v2/search'],
  ['s3:oauth2:sha256:i18n', 's3:oauth2:sha256:i18n'],
  // Identifiers of every kind.
  ['user:42:cart', 'user:*:cart'],
  ['user:00042', 'user:*'],
  ['cart:550e8400-e29b-41d4-a716-446655440000', 'cart:*'],
  ['cart:550E8400-E29B-41D4-A716-446655440000:items', 'cart:*:items'],
  [`it-${hex(24)}`, 'it-*'],
  ['it-550e8400-e29b-41d4-a716-446655440000', 'it-*'],
  ['b-aB3x_Yz19-Qq', 'b-*'],
  ['web.1:4:a1b2c3d4e5f6', 'web.*:*:*'],
  ['ip-10-0-3-44', 'ip-*'],
  ['deadbeefcafebabe', '*'],
  ['kJhsdFGhjkLPOiuytr', '*'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.xyz', '*'],
  ['Z2lkOi8vc2hvcC9Vc2VyLzE', '*'],
  ['bob@example.com', '*'],
  ['reset:bob@example.com:sent', 'reset:*:sent'],
  ['user12', '*'],
  [`session:2::${hex(64)}`, 'session:2::*'],
  [`2::${hex(64)}`, '2::*'],
  ['rack::attack:5984566:req/ip:10.1.2.3', 'rack::attack:*:req/ip:*'],
  ['rack::attack:5984566:logins/email:someone', 'rack::attack:*:logins/*:*'],
  // Words that name a person, behind a word that says so.
  ['user:alice', 'user:*'],
  ['users:alice:cart', 'users:*:cart'],
  ['by_name:alice', 'by_name:*'],
  ['views/users/show:12', 'views/users/show:*'],
  ['ActiveStorageAnalysisJob:lock', 'ActiveStorageAnalysisJob:lock'],
  ['HTTPCache:entries', 'HTTPCache:entries'],
  // Free text and bytes that are none.
  ['search:red shoes', 'search:*'],
  ['geocoder:https://maps.example.com/json?q=Rue+X', 'geocoder:https://maps.example.com/*'],
  ['cache:bin/\xff\x00\xc3\x28\r\n7', 'cache:bin/*'],
  ['na\xc3\xafve:1', '*:*'],
  [`long:${'x'.repeat(40)}`, 'long:*'],
  ['a:b:c:d:e:f:g:h:i:j', 'a:b:c:d:e:f:g:h:*'],
]

describe('a name', () => {
  it.each(TABLE)('%j is seen as %j', (name, expected) => {
    expect(seen(name)).toBe(expected)
  })

  it('of a kind has one number, of another kind another', () => {
    const numbers = new Map<string, number>()
    for (const [name] of TABLE) {
      const shape = shapeOf(Buffer.from(name, 'latin1'))
      const number = shapeNumber(Buffer.from(name, 'latin1'))
      expect(numbers.get(shape) ?? number).toBe(number)
      numbers.set(shape, number)
    }
    expect(new Set(numbers.values()).size).toBe(numbers.size)
    expect(numbers.size).toBeGreaterThan(30)
  })

  it('shows no digit and no byte that is no text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        const said = shown(impersonal(shapeOf(Buffer.from(bytes))))
        expect(said).toMatch(/^[\x20-\x7e]*$/)
        // A short word such as v2 or sha256 may hold a digit; nothing longer does.
        expect(said).not.toMatch(/\d{4}/)
        expect(segmentsOf(said).join('')).toBe(said)
      }),
      { numRuns: 500 },
    )
  })

  it('behind a prefix has the shape of what is behind it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(shapeOf(Buffer.concat([Buffer.from('shop:'), bytes]), 5)).toBe(shapeOf(Buffer.from(bytes)))
      }),
    )
  })

  it('is written with escapes where names are asked for', () => {
    expect(escaped(Buffer.from('a\xff\x00\r\nb\\c', 'latin1'))).toBe('a\\xff\\x00\\x0d\\x0ab\\\\c')
    expect(escaped(Buffer.alloc(2000, 0x61))).toHaveLength(513)
  })
})
