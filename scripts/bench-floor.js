/**
 * The least that reading the size of every key can take: SCAN COUNT 1000 and MEMORY USAGE of what it gave, in a loop that
 * keeps nothing. `node scripts/bench-floor.js PORT [COUNT]`
 */
import net from 'node:net'

const [port = '6379', count = '1000'] = process.argv.slice(2)
const socket = net.connect({ host: '127.0.0.1', port: Number(port), noDelay: true })
const HEAD = Buffer.from('*3\r\n$6\r\nMEMORY\r\n$5\r\nUSAGE\r\n')
const out = Buffer.allocUnsafe(4 << 20)
let left = Buffer.alloc(0)
let cursor = '0'
let waiting = 0
let keys = 0
let bytes = 0

const scan = () => socket.write(`*4\r\n$4\r\nSCAN\r\n$${cursor.length}\r\n${cursor}\r\n$5\r\nCOUNT\r\n$${count.length}\r\n${count}\r\n`)

/** Where the line ends that begins at `at`, and its number; end is -1 where the chunk ends first. */
function line(data, at) {
  let number = 0
  for (let i = at + 1; i < data.length - 1; i++) {
    const byte = data[i]
    if (byte === 13) return { end: i + 2, number }
    number = number * 10 + byte - 48
  }
  return { end: -1, number }
}

/** Reads a whole reply of SCAN and writes the commands for its keys; false where it isn't whole yet. */
function names(data) {
  const cursorLine = line(data, 4)
  if (cursorLine.end < 0) return false
  const cursorEnd = cursorLine.end + cursorLine.number
  if (data.length < cursorEnd + 2) return false
  const array = line(data, cursorEnd + 2)
  if (array.end < 0) return false
  let at = array.end
  let to = 0
  for (let i = 0; i < array.number; i++) {
    const bulk = line(data, at)
    if (bulk.end < 0 || data.length < bulk.end + bulk.number + 2) return false
    // A bulk of a reply is the bulk of a command, byte for byte.
    to += HEAD.copy(out, to)
    to += data.copy(out, to, at, bulk.end + bulk.number + 2)
    at = bulk.end + bulk.number + 2
  }
  cursor = data.latin1Slice(cursorLine.end, cursorEnd)
  left = data.subarray(at)
  waiting = array.number
  keys += array.number
  if (waiting > 0) socket.write(out.subarray(0, to))
  return true
}

/** Adds up sizes; false where more are to come. */
function sizes(data) {
  let at = 0
  while (waiting > 0) {
    const { end, number } = line(data, at)
    if (end < 0) break
    bytes += number || 0
    waiting--
    at = end
  }
  left = data.subarray(at)
  return waiting === 0
}

socket.on('data', chunk => {
  const data = left.length > 0 ? Buffer.concat([left, chunk]) : chunk
  if (waiting === 0) {
    const whole = names(data)
    if (!whole) left = data
    if (!whole || waiting > 0) return
  } else if (!sizes(data)) return
  if (cursor === '0') {
    console.log(JSON.stringify({ keys, bytes }))
    socket.end()
  } else scan()
})
scan()
