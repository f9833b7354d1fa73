/** One designation of the UK Sanctions List from its parts, whichever of its formats they were read in. Pure. */
import { emptyListing } from '../../../listing/listing.ts'
import type { Listing } from '../../../model/listing.ts'
import { printedDay } from '../../printed-day.ts'
import { joinedParts, oneLine, sortedSet, statementsAndProse } from '../parts/record-parts.ts'

export type UkName = {
  /** Name 1 … Name 5, then Name 6: the family name of a person, the whole name of everything else. */
  readonly parts: readonly string[]
  /** "Primary Name", "Primary Name Variation", "Alias" */
  readonly type: string
  /** "Good quality a.k.a", "Low quality a.k.a" */
  readonly strength: string
}

export type UkDesignation = {
  readonly uniqueId: string
  readonly groupId: string
  readonly unReference: string
  readonly names: readonly UkName[]
  readonly nonLatinNames: readonly string[]
  readonly regime: string
  readonly addresses: readonly { readonly lines: readonly string[]; readonly country: string }[]
  readonly designated: string
  readonly nationalities: readonly string[]
  /** Numbers of passports, registrations, ships, with their label. */
  readonly identifiers: readonly string[]
  readonly crossReferences: readonly string[]
  readonly subordinates: readonly string[]
  readonly remarks: readonly string[]
  /** Reasons and other information: prose, kept sentence by sentence. */
  readonly prose: readonly string[]
}

/** Several primary names are one person in several regimes: the first in the alphabet, so that their order means nothing. */
export function ukListing(found: UkDesignation, list: string, timeZone: string): Listing {
  const named = found.names
    .map((name) => ({ ...name, text: joinedParts(name.parts, ' ') }))
    .filter(({ text }) => text !== '')
  const primary = sortedSet(named.filter(({ type }) => /^primary name$/i.test(type.trim())).map(({ text }) => text))
  const all = sortedSet(named.map(({ text }) => text))
  const name = primary[0] ?? all[0] ?? ''
  const date = printedDay(found.designated, timeZone, 'date of designation')
  const countries = sortedSet(found.addresses.map((address) => address.country))
  const low = named.filter(({ strength }) => /low/i.test(strength)).map(({ text }) => `Low quality alias: ${text}`)
  const variations = named
    .filter(({ type }) => /variation/i.test(type))
    .map(({ text }) => `Primary name variation: ${text}`)
  const ids = [found.uniqueId, found.groupId === '' ? '' : `OFSI Group ID ${found.groupId}`, found.unReference]
  return {
    ...emptyListing(list),
    ...(found.uniqueId === '' ? {} : { key: found.uniqueId }),
    name,
    country: (countries.length > 0 ? countries : sortedSet(found.nationalities)).join('; '),
    aliases: sortedSet([...all.filter((text) => text !== name), ...found.nonLatinNames]),
    addresses: sortedSet(found.addresses.map(({ lines, country }) => joinedParts([...lines, country], ', '))),
    crossReferences: sortedSet(found.crossReferences),
    programme: oneLine(found.regime),
    ...(date.effectiveDate === undefined ? {} : { effectiveDate: date.effectiveDate }),
    identifiers: [...new Set([...ids.filter((id) => id !== ''), ...sortedSet(found.identifiers)])],
    subordinates: sortedSet(found.subordinates),
    remarks: statementsAndProse([...low, ...variations, ...found.remarks], found.prose),
    doubts: [
      ...date.doubts,
      ...(found.uniqueId === '' ? ['it has no number'] : []),
      ...(primary.length === 0 ? ['it has no primary name'] : []),
    ],
  }
}

/** "Asset freeze|Travel Ban": each for itself, since their order means nothing. */
export function measuresOf(text: string): string[] {
  return text
    .split('|')
    .map(oneLine)
    .filter((measure) => measure !== '')
    .map((measure) => `Sanction imposed: ${measure}`)
}
