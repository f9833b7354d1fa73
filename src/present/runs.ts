/** A text with marks as a row of pieces, marked and unmarked, ready for any kind of output. */
import type { Evidence, Span } from '../model/text.ts'
import { clean, shorten } from './clean.ts'

export type Run = { readonly text: string; readonly marked: boolean }

/** Unmarked text kept beside a mark when a sentence is too long, and the most that is kept of one mark. */
const CONTEXT = 240
const MARK = 600

/** Where the other text has words and this one has none, as a proof-reader shows it. */
const CARET = '‸'

/** @returns the pieces in order; marks and places may overlap, come unsorted or reach beyond the text. */
export function runsOf({ text, marks, places = [] }: Evidence): Run[] {
  const spans = merged(text, marks)
  const free = [...new Set(places)]
    .filter((place) => !spans.some(([start, end]) => start <= place && place <= end))
    .sort((a, b) => a - b)
  const runs: Run[] = []
  let at = 0
  const unmarked = (until: number) => {
    for (const place of free) {
      if (place < at || place > until || splitsPair(text, place)) continue
      push(runs, text.slice(at, place), false)
      push(runs, CARET, false)
      at = place
    }
    push(runs, text.slice(at, until), false)
    at = until
  }
  for (const [start, end] of spans) {
    unmarked(start)
    push(runs, text.slice(start, end), true)
    at = end
  }
  unmarked(text.length)
  return runs
}

/** @returns runs of about `max` UTF-16 units at most: the marks stay, unmarked text far from them goes. */
export function excerpt(runs: readonly Run[], max: number): Run[] {
  if (lengthOf(runs) <= max) return [...runs]
  const kept: Run[] = []
  let left = max
  for (const [i, run] of runs.entries()) {
    if (left <= 0) {
      kept.push({ text: ' […]', marked: false })
      break
    }
    const text = run.marked ? shorten(run.text, MARK) : near(run.text, i > 0, i < runs.length - 1)
    kept.push({ text: shorten(text, Math.max(left, 2)), marked: run.marked })
    left -= text.length
  }
  return kept
}

/** @returns the text with each mark between `open` and `close`. */
export function marked(runs: readonly Run[], open: string, close: string): string {
  return runs
    .map((run) => (run.marked ? `${open}${run.text}${close}` : run.text))
    .join('')
    .trim()
}

export function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

/** What stands next to the marks before and after it. */
function near(text: string, markBefore: boolean, markAfter: boolean): string {
  if (text.length <= 2 * CONTEXT) return text
  const head = markBefore || !markAfter ? text.slice(0, CONTEXT).replace(/[\uD800-\uDBFF]$/, '') : ''
  const tail = markAfter ? text.slice(-CONTEXT).replace(/^[\uDC00-\uDFFF]/, '') : ''
  return `${head}${head === '' ? '' : ' '}[…]${tail === '' ? '' : ' '}${tail}`
}

function push(runs: Run[], raw: string, marked: boolean): void {
  const text = clean(raw)
  if (text !== '') runs.push({ text, marked })
}

/** Sorted, within the text, without overlaps, never through the middle of a character. */
function merged(text: string, marks: readonly Span[]): Span[] {
  const spans: [number, number][] = []
  const valid = marks
    .map(([start, end]): [number, number] => [Math.max(0, start), Math.min(text.length, end)])
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0])
  for (const [from, to] of valid) {
    const start = splitsPair(text, from) ? from - 1 : from
    const end = splitsPair(text, to) ? to + 1 : to
    const last = spans.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else spans.push([start, end])
  }
  return spans
}

function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1)) && at > 0
}
