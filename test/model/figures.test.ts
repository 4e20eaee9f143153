import { expect, test } from 'vitest'
import { bytes, count, counted, duration, percent } from '../../src/model/figures.ts'

const KB = 1024

test.each([
  [bytes(0), '0 bytes'],
  [bytes(512), '512 bytes'],
  [bytes(1023.6), '1 KB'],
  [bytes(1.5 * KB), '1.5 KB'],
  [bytes(98.4 * KB ** 2), '98.4 MB'],
  [bytes(999.6 * KB ** 2), '1000 MB'],
  [bytes(1.239 * KB ** 3), '1.24 GB'],
  [bytes(250 * KB ** 4), '250 TB'],
  [duration(0), '0 ms'],
  [duration(0.0004), 'less than 1 ms'],
  [duration(0.0042), '4.2 ms'],
  [duration(0.412), '412 ms'],
  [duration(1), '1 second'],
  [duration(1.25), '1.3 seconds'],
  [duration(59.6), '60 seconds'],
  [duration(119), '119 seconds'],
  [duration(120), '2 minutes'],
  [duration(7199), '120 minutes'],
  [duration(7200), '2 hours'],
  [duration(9.4 * 86_400), '9 days'],
  [count(999), '999'],
  [count(1204311), '1,204,311'],
  [counted(1, 'key'), '1 key'],
  [counted(12401, 'process', 'processes'), '12,401 processes'],
  [percent(0.29), '29 %'],
  [percent(0.999), '99 %'],
  [percent(1), '100 %'],
])('%s', (said, wanted) => expect(said).toBe(wanted))
