/** Findings on a terminal: both sentences one above the other, the operative words marked, the reason below. */
import { styleText } from 'node:util'
import type { PartChange } from '../model/change.ts'
import type { Evidence, Finding, Span } from '../model.ts'
import { CARET } from '../present/runs.ts'
import { type Io, printLine, visible } from './io.ts'

type Style = Parameters<typeof styleText>[0]

const SEVERITY_STYLE: Readonly<Record<Finding['severity'], Style>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'gray',
}

/** Without colours the marked words stand between « and »; ‸ is the place where the other side has words. */
export function printFindings(io: Io, findings: readonly Finding[]): void {
  for (const finding of findings) {
    const flags = finding.flags.length > 0 ? `  [${finding.flags.join(', ')}]` : ''
    printLine(io, `  ${paint(io, SEVERITY_STYLE[finding.severity], `${finding.kind} (${finding.severity})`)}${flags}`)
    if (finding.before !== null) printLine(io, `    - ${marked(io, finding.before, ['red', 'underline'])}`)
    if (finding.after !== null) printLine(io, `    + ${marked(io, finding.after, ['green', 'underline'])}`)
    for (const part of finding.parts ?? []) printLine(io, `    ${partWords(part)}`)
    const weak = finding.confidence === 'weak' ? ', weak sign' : ''
    printLine(io, `    ${visible(finding.reason)}  ${paint(io, 'gray', `(rule ${finding.rule}${weak})`)}`)
  }
}

/** "footnotes: + 4", "aliases: - A", "licencePolicy: A → B" */
function partWords({ part, before, after }: PartChange): string {
  if (before === '') return `${visible(part)}: + ${visible(after)}`
  return after === ''
    ? `${visible(part)}: - ${visible(before)}`
    : `${visible(part)}: ${visible(before)} → ${visible(after)}`
}

/** A passage longer than this is cut to what stands near its marks; `--json` has all of it. */
const MOST = 2_000

function marked(io: Io, whole: Evidence, style: Style): string {
  const evidence = whole.text.length > MOST ? nearMarks(whole) : whole
  let text = ''
  let at = 0
  const places = (evidence.places ?? []).map((place): Span => [place, place])
  for (const [start, end] of [...evidence.marks, ...places].sort((a, b) => a[0] - b[0])) {
    const words = start === end ? CARET : mark(io, style, visible(evidence.text.slice(start, end)))
    text += `${visible(evidence.text.slice(at, start))}${words}`
    at = end
  }
  return (text + visible(evidence.text.slice(at))).replace(/\s+/g, ' ')
}

/** The text around the first mark. */
function nearMarks({ text, marks, places = [] }: Evidence): Evidence {
  const first = Math.min(...marks.map(([start]) => start), ...places, text.length - 1)
  const from = Math.max(0, first - MOST / 4)
  const to = Math.min(text.length, from + MOST)
  const lead = from > 0 ? '… ' : ''
  const shift = lead.length - from
  return {
    text: `${lead}${text.slice(from, to)}${to < text.length ? ' …' : ''}`,
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift]),
    places: places.filter((place) => place >= from && place <= to).map((place) => place + shift),
  }
}

function mark(io: Io, style: Style, words: string): string {
  const painted = paint(io, style, words)
  return painted === words ? `«${words}»` : painted
}

function paint(io: Io, style: Style, text: string): string {
  return styleText(style, text, { stream: io.stdout })
}
