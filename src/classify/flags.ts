/** What a finding is marked with: `silent` where the page did not say that it changed, `party` where it touches somebody. */

import type { Listing } from '../model/listing.ts'
import type { Change, Finding, Flag, Party } from '../model.ts'
import { foldText } from '../text.ts'
import { OWNERSHIP } from './instruments.ts'
import { cuesOf, readSentence } from './reading.ts'
import { quote } from './verdict.ts'

/** Findings that a page can make silently. */
const SILENT_FAMILIES = /^(?:wording|scope|obligation|date|threshold|rule)\./

export type Silence = { readonly silent: boolean; readonly says: string }

/**
 * @returns whether the page kept quiet about its change: its date stands still, or is gone, or it has none, and no note of a
 * correction came.
 */
export function readSilence(change: Change, language: string): Silence {
  const { before, after } = change.date
  const spoken = { silent: false, says: '' }
  // The time of day, where a page gives one, stands in the text of the date only.
  if (after !== undefined && (before?.value !== after.value || foldText(before.text) !== foldText(after.text)))
    return spoken
  if (hasCorrectionNote(change, language)) return spoken
  return after === undefined
    ? { silent: true, says: before === undefined ? 'the page carries no date' : 'the page no longer carries a date' }
    : { silent: true, says: `the date of the page stands still (${oneLine(after.text)})` }
}

function hasCorrectionNote(change: Change, language: string): boolean {
  return change.sentences.some((one) => {
    if (one.type === 'removed') return false
    const { cues } = readSentence(one.after.text, language)
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

/** A party's names ready to be searched for. */
export type PartySearch = {
  readonly party: Party
  readonly names: readonly { readonly name: string; readonly pattern: RegExp }[]
}

/** Shorter Latin names would match abbreviations of anything. */
const LEAST_LATIN = 3
const LEAST_HAN = 2

/** @param parties as configured: names and aliases in any script. */
export function prepareParties(parties: readonly Party[]): PartySearch[] {
  return parties.map((party) => ({
    party,
    names: [party.name, ...party.aliases].flatMap((name) => {
      const folded = foldName(name)
      const han = /\p{Script=Han}/u.test(folded)
      if ([...folded].length < (han ? LEAST_HAN : LEAST_LATIN)) return []
      const escaped = folded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')
      const pattern = han
        ? new RegExp(escaped, 'u')
        : new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u')
      return [{ name, pattern }]
    }),
  }))
}

/** @returns the finding marked `party` and critical where one of the parties stands in it or in the title of its document. */
export function markParties(finding: Finding, searches: readonly PartySearch[], title: string): Finding {
  if (searches.length === 0) return finding
  const text = foldName(textOf(finding, title))
  const hits = searches.flatMap(({ party, names }) => {
    const hit = names.find(({ pattern }) => pattern.test(text))
    return hit === undefined
      ? []
      : [hit.name === party.name ? quote(party.name) : `${quote(party.name)} (as ${quote(hit.name)})`]
  })
  // who owns a party is not known here: such a rule may reach any of them
  if (hits.length === 0 && finding.rule === OWNERSHIP) {
    return { ...finding, severity: 'critical', flags: addFlag(finding.flags, 'party') }
  }
  if (hits.length === 0) return finding
  return {
    ...finding,
    severity: finding.kind === 'editorial' ? finding.severity : 'critical',
    flags: addFlag(finding.flags, 'party'),
    reason: `${finding.reason}; names your party ${hits.slice(0, 5).join(', ')}`,
  }
}

function textOf(finding: Finding, title: string): string {
  const { before, after, listing, parts, document } = finding
  return [
    title,
    before?.text ?? '',
    after?.text ?? '',
    document?.title ?? '',
    ...(listing === undefined ? [] : listingTexts(listing)),
    ...(parts ?? []).flatMap((part) => [part.before, part.after]),
  ].join('\n')
}

function listingTexts({ name, formerNames, aliases, addresses, crossReferences }: Listing): string[] {
  return [name, ...formerNames, ...aliases, ...addresses, ...crossReferences]
}

function foldName(text: string): string {
  return foldText(text).toLowerCase()
}

function addFlag(flags: readonly Flag[], flag: Flag): Flag[] {
  return flags.includes(flag) ? [...flags] : [...flags, flag]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 60)
}
