/** The flag `silent`: the words changed, and the page did not say so. */
import type { Change } from '../../model/change.ts'
import type { Finding } from '../../model/finding.ts'
import { foldText } from '../../text/folding.ts'
import { cuesOf } from '../read/cue.ts'
import type { Reader } from '../read/reader.ts'
import type { Silence } from './party-flag.ts'
import { addFlag } from './party-flag.ts'

/** Findings that a page can make silently. */
const SILENT_FAMILIES = /^(?:wording|scope|obligation|date|threshold|rule)\./

/**
 * @returns whether the page kept quiet about its change: its date stands still, or is gone, or it has none, and no note of a
 * correction came.
 */
export function readSilence(change: Change, reader: Reader): Silence {
  const { before, after } = change.date
  const spoken = { silent: false, says: '' }
  // The time of day, where a page gives one, stands in the text of the date only.
  if (after !== undefined && (before?.value !== after.value || foldText(before.text) !== foldText(after.text)))
    return spoken
  if (hasCorrectionNote(change, reader)) return spoken
  return after === undefined
    ? { silent: true, says: before === undefined ? 'the page carries no date' : 'the page no longer carries a date' }
    : { silent: true, says: `the date of the page stands still (${oneLine(after.text)})` }
}

function hasCorrectionNote(change: Change, reader: Reader): boolean {
  return change.sentences.some((one) => {
    if (one.type === 'removed') return false
    const { cues } = reader.read(one.after.text)
    const notes = cuesOf(cues, 'correction')
    if (one.type === 'added') return notes.length > 0
    return notes.some((note) =>
      note.parts.some(([start, end]) => one.hunks.some(({ after }) => after[0] < end && after[1] > start)),
    )
  })
}

/** @returns the finding marked `silent` with the reason, where its kind can be and the page was. */
export function markSilent(finding: Finding, silence: Silence): Finding {
  if (!silence.silent || !SILENT_FAMILIES.test(finding.kind)) return finding
  return { ...finding, flags: addFlag(finding.flags, 'silent'), reason: `${finding.reason}; ${silence.says}` }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 60)
}
