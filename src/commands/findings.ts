/** Findings on a terminal: both sentences one above the other, the operative words marked, the reason below. */
import { styleText } from 'node:util'
import type { PartChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import type { Evidence } from '../model/text.ts'
import { excerpt, runsOf } from '../present/runs.ts'
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

/** Of a longer sentence what stands near the marks is shown. */
const MAX_SHOWN = 2_000

function marked(io: Io, evidence: Evidence, style: Style): string {
  return excerpt(runsOf(evidence), MAX_SHOWN)
    .map((run) => (run.marked ? mark(io, style, visible(run.text)) : visible(run.text)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function mark(io: Io, style: Style, words: string): string {
  const painted = paint(io, style, words)
  return painted === words ? `«${words}»` : painted
}

function paint(io: Io, style: Style, text: string): string {
  return styleText(style, text, { stream: io.stdout })
}
