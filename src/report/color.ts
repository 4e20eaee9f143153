/** Colours of the terminal, or none. */
import type { Severity } from '../model/workload.ts'

export type Paint = (text: string) => string

export interface Palette {
  readonly bold: Paint
  readonly dim: Paint
  readonly path: Paint
  readonly good: Paint
  readonly severity: Readonly<Record<Severity, Paint>>
}

const plain: Paint = text => text

/** `code` begins the colour, `end` ends it; nested colours of another kind survive. */
const sgr =
  (code: string, end: string): Paint =>
  text =>
    text === '' ? '' : `\u001b[${code}m${text}\u001b[${end}m`

const COLOURED: Palette = {
  bold: sgr('1', '22'),
  dim: sgr('2', '22'),
  path: sgr('36', '39'),
  good: sgr('32', '39'),
  severity: { error: sgr('1;31', '22;39'), warning: sgr('1;33', '22;39'), note: sgr('1;34', '22;39') },
}

const PLAIN: Palette = { bold: plain, dim: plain, path: plain, good: plain, severity: { error: plain, warning: plain, note: plain } }

/** The colours to paint with; without `on` nothing is painted. */
export const palette = (on: boolean): Palette => (on ? COLOURED : PLAIN)
