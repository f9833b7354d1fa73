/** What a change comes to, in one line: "3 sentences softened, 1 duty removed, hedges 4 → 9". */
import type { Extract } from '../../model/extract.ts'
import type { Finding, FindingKind } from '../../model/finding.ts'
import type { Cue } from '../read/cue.ts'
import type { Reader } from '../read/reader.ts'

/** Kinds in the order in which they are told, with what is counted. */
const PHRASES: readonly (readonly [FindingKind, one: string, many: string])[] = [
  ['rule.rescinded', 'rule rescinded', 'rules rescinded'],
  ['rule.suspended', 'rule suspended', 'rules suspended'],
  ['rule.reinstated', 'rule reinstated', 'rules reinstated'],
  ['wording.softened', 'sentence softened', 'sentences softened'],
  ['wording.hardened', 'sentence hardened', 'sentences hardened'],
  ['obligation.added', 'duty added', 'duties added'],
  ['obligation.removed', 'duty removed', 'duties removed'],
  ['scope.narrowed', 'narrowed', 'narrowed'],
  ['scope.widened', 'widened', 'widened'],
  ['threshold.changed', 'figure changed', 'figures changed'],
  ['date.changed', 'date changed', 'dates changed'],
  ['document.replaced', 'link target exchanged', 'link targets exchanged'],
  ['wording.reworded', 'reworded', 'reworded'],
]

/** Larger pages are not read for their hedges: the line says what was found, not how the page speaks. */
const MAX_BLOCKS = 2_000
const MAX_CHARACTERS = 400_000

/** @returns the line; '' where there is nothing to add up: one finding that speaks for itself, or none on wording. */
export function summarize(findings: readonly Finding[], before: Extract, after: Extract, reader: Reader): string {
  const counts = PHRASES.flatMap(([kind, one, many]) => {
    const n = sentencesOf(findings, kind)
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]
  })
  if (counts.length === 0) return ''
  const worded = findings.some(({ kind }) => /^(?:wording|scope|obligation)\./.test(kind))
  const hedges = worded ? hedgeChange(before, after, reader) : ''
  if (hedges === '' && findings.length < 2) return ''
  return [...counts, ...(hedges === '' ? [] : [hedges])].join(', ')
}

/** Several rules may speak of one sentence: it counts once for each kind. */
function sentencesOf(findings: readonly Finding[], kind: FindingKind): number {
  const same = findings.filter((finding) => finding.kind === kind)
  return new Set(same.map(({ before, after, path }) => JSON.stringify([before?.text, after?.text, path]))).size
}

/** "hedges 4 → 9"; '' where their number stands, or where a page is too long to be read for it. */
function hedgeChange(before: Extract, after: Extract, reader: Reader): string {
  const [was, is] = [countHedges(before, reader), countHedges(after, reader)]
  return was === undefined || is === undefined || was === is ? '' : `hedges ${was} → ${is}`
}

/** Words that make a page say less than it could: "may have", "reportedly", "risk of", "generally", "where possible". */
function countHedges({ blocks, language }: Extract, reader: Reader): number | undefined {
  if (blocks.length > MAX_BLOCKS) return undefined
  if (blocks.reduce((sum, { text }) => sum + text.length, 0) > MAX_CHARACTERS) return undefined
  return blocks.reduce((sum, { text }) => sum + reader.read(text, language).cues.filter(isHedge).length, 0)
}

function isHedge({ row }: Cue): boolean {
  if (row.family === 'claim') return (row.force ?? 0) > 0 && (row.force ?? 0) < 3.5
  return row.family === 'degree' && (row.shift ?? 0) < 0
}
