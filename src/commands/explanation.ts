/** Explanations on a terminal: frames of both sides, the words that were read with their scales and rows, the verdicts. */
import type { ExplainedVerdict, Explanation, Frame, ReadCue, ReadSide } from '../model/explanation.ts'
import { shorten } from '../present/clean.ts'
import { printFindings } from './findings.ts'
import { type Io, printLine, visible } from './io.ts'

export function printExplanations(io: Io, id: string, explanations: readonly Explanation[]): void {
  printLine(io, visible(id))
  if (explanations.length === 0) printLine(io, '  no difference that means anything')
  for (const [index, { before, after, verdicts }] of explanations.entries()) {
    if (index > 0) printLine(io)
    printSide(io, 'before', before)
    printSide(io, 'after', after)
    if (verdicts.length === 0) printLine(io, '  verdict: only typography, numbering or references differ')
    for (const { finding, rows } of verdicts) {
      printLine(io, `  verdict: ${finding.kind}, rule ${finding.rule}, confidence ${finding.confidence ?? 'not given'}`)
      printFindings(io, [finding])
      const seen = new Set<string>()
      // the rows that the reason names decide; the others only stand in the marked words
      for (const row of rows.toSorted((a, b) => Number(decides(b, finding)) - Number(decides(a, finding)))) {
        if (seen.has(row.row)) continue
        seen.add(row.row)
        const role = decides(row, finding) ? 'decided by row' : 'also in the marked words: row'
        printLine(io, `      ${role} ${row.row} in ${visible(row.file)}${scale(row)}; e.g. ${visible(row.example)}`)
      }
      if (rows.length === 0)
        printLine(io, '      no row of the lexicon: the rule compares numbers, dates, names or the words themselves')
    }
  }
}

function decides({ words, gloss }: ReadCue, { reason }: ExplainedVerdict['finding']): boolean {
  return reason.includes(`‘${words}’ (${gloss})`) || reason.includes(`(${gloss})`) || reason.includes(`‘${words}’ `)
}

function printSide(io: Io, name: string, side: ReadSide | null): void {
  if (side === null) {
    printLine(io, `  ${name}: nothing stood there`)
    return
  }
  printLine(io, `  ${name}, read as ${side.language} (lexicon version ${side.version}): ${oneLine(side.text)}`)
  for (const frame of side.frames) printFrame(io, frame)
  for (const cue of side.cues) {
    printLine(io, `      ‘${oneLine(cue.words)}’ ${cue.row}${scale(cue)}${cue.changed ? '; changed' : ''}`)
  }
}

function printFrame(io: Io, { clause, ...slots }: Frame): void {
  printLine(io, `    clause: ${oneLine(clause)}`)
  const told = Object.entries(slots).map(
    ([name, value]) => `${name} ${typeof value === 'number' ? value : `‘${oneLine(value)}’`}`,
  )
  if (told.length > 0) printLine(io, `      ${told.join('; ')}`)
}

/** " (force 4, must)", " (place: rank 4)" */
function scale({ family, force, shift, rank, polarity }: ReadCue): string {
  const steps = [
    ...(force === undefined ? [] : [`force ${force}`]),
    ...(shift === undefined ? [] : [`shift ${shift}`]),
    ...(rank === undefined ? [] : [`rank ${rank}`]),
    ...(polarity === undefined ? [] : [polarity]),
  ]
  return ` (${[family, ...steps].join(', ')})`
}

/** Longer sentences are shown from their beginning. */
const MAX_SHOWN = 2_000

function oneLine(text: string): string {
  return shorten(visible(text).replace(/\s+/g, ' '), MAX_SHOWN)
}
