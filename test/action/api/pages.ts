/** Lists in pages with Link headers, as GitHub cuts them. */
import type { Answer } from './call.ts'

const DEFAULT = 30
const LARGEST = 100

interface Page {
  readonly body: unknown
  readonly link?: string
}

/** The page that the query asks for. `here` is the address that the links repeat. */
export function page(answer: Answer, here: string, query: URLSearchParams): Page {
  if (!answer.list) return { body: answer.body }
  const size = Math.min(Math.max(Number(query.get('per_page') ?? DEFAULT), 1), LARGEST)
  const number = Math.max(Number(query.get('page') ?? 1), 1)
  const last = Math.max(Math.ceil(answer.list.length / size), 1)
  const items = answer.list.slice((number - 1) * size, number * size)
  const to = (n: number, rel: string): string => {
    const wanted = new URLSearchParams(query)
    wanted.set('page', String(n))
    return `<${here}?${wanted}>; rel="${rel}"`
  }
  const links = [
    ...(number > 1 ? [to(number - 1, 'prev')] : []),
    ...(number < last ? [to(number + 1, 'next'), to(last, 'last')] : []),
    ...(number > 1 ? [to(1, 'first')] : []),
  ]
  return { body: answer.within ? answer.within(items) : items, ...(links.length > 0 ? { link: links.join(', ') } : {}) }
}
