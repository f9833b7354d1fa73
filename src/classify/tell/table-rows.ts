/** Rows of tables that no list reader reads: cell by cell, as sentences. */

import type { RowChange, Sentence, SentenceChange } from '../../model/change.ts'
import type { Block } from '../../model/extract.ts'
import type { Evidence, Span } from '../../model/text.ts'
import { alignWords } from '../compare/rewritten-sentences.ts'
import type { Reader } from '../read/reader.ts'
import { judgeSentence } from '../rules/judge-sentence.ts'
import type { RuledFinding } from '../rules/table.ts'
import { evidenceOf, quote, type Verdict } from '../rules/verdict.ts'
import { judgeLoneSentence } from '../rules/whole/whole-sentence.ts'
import { confidenceOf } from './confidence.ts'
import { severityOf } from './severity.ts'

/** @returns findings whose evidence is the whole row, the changed words marked in it. */
export function judgeRow(change: RowChange, reader: Reader, today: string): RuledFinding[] {
  if (change.type === 'changed') {
    return change.cells.flatMap((cell) => {
      const [before, after] = [cell.before, cell.after]
      const one = changedTexts(before, after, reader)
      return judgeSentence(one, { reader, today, alone: false }).map((verdict) =>
        toFinding(
          { ...verdict, reason: `${cell.header === '' ? 'a cell' : quote(cell.header)}: ${verdict.reason}` },
          { block: change.before, at: offsetOf(change.before, cell.header, before) },
          { block: change.after, at: offsetOf(change.after, cell.header, after) },
        ),
      )
    })
  }
  const side = change.type === 'added' ? 'after' : 'before'
  const block = change.after ?? change.before
  const verdicts = judgeLoneSentence(block.text, side, reader, false)
  const told = verdicts.slice(0, 1).map(
    (verdict): Verdict =>
      verdict.kind === 'wording.reworded'
        ? {
            kind: verdict.kind,
            rule: `row.${change.type}`,
            reason: `a row of the table is ${side === 'after' ? 'added' : 'gone'}: ${quote(block.text)}`,
            before: verdict.before,
            after: verdict.after,
          }
        : verdict,
  )
  const place = { block, at: 0 }
  return told.map((verdict) =>
    side === 'after' ? toFinding(verdict, undefined, place) : toFinding(verdict, place, undefined),
  )
}

type Place = { readonly block: Block; readonly at: number }

function toFinding(verdict: Verdict, before: Place | undefined, after: Place | undefined): RuledFinding {
  const path = (after ?? before)?.block.path ?? []
  return {
    kind: verdict.kind,
    severity: severityOf(verdict.kind),
    flags: [],
    reason: verdict.reason,
    rule: verdict.rule,
    confidence: confidenceOf(verdict),
    before: evidenceAt(before, verdict.before),
    after: evidenceAt(after, verdict.after),
    ...(path.length === 0 ? {} : { path }),
  }
}

function evidenceAt(place: Place | undefined, spans: readonly Span[]): Evidence | null {
  if (place === undefined) return null
  return evidenceOf(
    place.block.text,
    spans.map(([start, end]): Span => [start + place.at, end + place.at]),
  )
}

/** Where a cell's text stands in the text of its row. */
function offsetOf(block: Block, header: string, text: string): number {
  let from = 0
  for (const cell of block.cells ?? []) {
    const at = block.text.indexOf(cell.text, from)
    if (at < 0) break
    if (cell.header === header && cell.text === text) return at
    from = at + cell.text.length
  }
  return Math.max(0, block.text.indexOf(text))
}

function changedTexts(before: string, after: string, reader: Reader): SentenceChange {
  const sentence = (text: string): Sentence => ({ text, block: 0, path: [], kind: 'row' })
  if (before.trim() === '') return { type: 'added', before: null, after: sentence(after) }
  if (after.trim() === '') return { type: 'removed', before: sentence(before), after: null }
  return {
    type: 'changed',
    before: sentence(before),
    after: sentence(after),
    hunks: alignWords(before, after, reader.language),
  }
}
