/** Bars as inline SVG: stacked ones, one to a row, and gauges. Their words stand beside them as text, so that a phone can read them. */
import { breakable, esc } from './escape.ts'

/** A stretch of a stacked bar; `name` is a word of ours that styles know. */
export interface Stretch {
  readonly name: string
  readonly title: string
  readonly value: number
  readonly text: string
}

const box = (kind: string, label: string, inner: string): string =>
  `<svg class="${kind}" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${esc(label)}">${inner}</svg>`

const share = (value: number, whole: number): number => (whole > 0 ? Math.min(1000, Math.max(0, (value / whole) * 1000)) : 0)

const rect = (style: string, x: number, width: number, title = ''): string =>
  `<rect class="${style}" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="10" stroke="none">${title === '' ? '' : `<title>${esc(title)}</title>`}</rect>`

/** A bar of stretches with its legend. */
export function stacked(label: string, stretches: readonly Stretch[]): string {
  const whole = stretches.reduce((n, s) => n + s.value, 0)
  let x = 0
  const rects = stretches.map(s => {
    const width = share(s.value, whole)
    const at = x
    x += width
    // A hair of the background parts neighbours.
    return rect(`w-${s.name}`, at, Math.max(0, width - (width > 6 ? 2 : 0)), `${s.title}: ${s.text}`)
  })
  const legend = stretches.map(s => `<li><span class="dot w-${s.name}"></span><span>${esc(s.title)}</span><b>${esc(s.text)}</b></li>`)
  return `${box('stack', label, `<rect class="track" width="1000" height="10"/>${rects.join('')}`)}\n<ul class="legend">${legend.join('')}</ul>`
}

export interface Row {
  readonly title: string
  /** Behind the title, as a warning. */
  readonly alarm?: string
  readonly text: string
  /** Parts of the bar, each with its style. */
  readonly parts: readonly { readonly style: string; readonly value: number; readonly title?: string }[]
}

/** Rows of text, each with a bar under it; `whole` is the length of a full one. */
export function bars(label: string, rows: readonly Row[], whole: number): string {
  const items = rows.map(row => {
    let x = 0
    const rects = row.parts.map(p => {
      const width = Math.max(p.value > 0 ? 4 : 0, share(p.value, whole))
      const at = x
      x += width
      return rect(p.style, at, width, p.title ?? '')
    })
    const alarm = row.alarm === undefined ? '' : ` <em>${esc(row.alarm)}</em>`
    return `<li><div class="row"><span>${breakable(row.title)}${alarm}</span><span>${esc(row.text)}</span></div>${box('bar', `${row.title}: ${row.text}`, `<rect class="track" width="1000" height="10"/>${rects.join('')}`)}</li>`
  })
  return `<ul class="bars" aria-label="${esc(label)}">${items.join('\n')}</ul>`
}

/** How full something is; `mark` is where it has been at most. */
export function gauge(label: string, value: number, mark?: number): string {
  const state = value >= 0.9 ? 'bad' : value >= 0.75 ? 'mid' : 'ok'
  const peak = mark === undefined ? '' : rect('mark', Math.min(994, mark * 1000), 6)
  return box('gauge', label, `<rect class="track" width="1000" height="10"/>${rect(`fill ${state}`, 0, share(value, 1))}${peak}`)
}
