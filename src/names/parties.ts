/**
 * The user's parties, indexed once, and matched against entries of lists and against texts. An entry costs as much as it has
 * words, however many parties there are. Pure.
 */
import type { PartyMatch, Sureness } from '../model/finding.ts'
import type { Listing } from '../model/listing.ts'
import type { Party } from '../model/notice.ts'
import type { HanName } from './han.ts'
import { canMatch, matchRead } from './match.ts'
import { type Name, readName } from './names.ts'
import { type HanSequence, hanSequencesOf, type Sequence, sequencesOf } from './sequences.ts'
import { indexTexts, searchText, type TextIndex } from './text-index.ts'
import { indexTypos, similarWords, type TypoIndex } from './typo-index.ts'
import type { WesternName } from './western.ts'

/** One configured name of a party. */
type PartyName = { readonly party: Party; readonly printed: string; readonly own: boolean; readonly name: Name }

type Head<S> = { readonly id: number; readonly sequence: S }

/** Parties ready to be searched for; only this module looks inside. */
export type PartySearch = {
  readonly names: readonly PartyName[]
  /** Key of a whole name -> ids of names. */
  readonly byKey: ReadonlyMap<string, readonly number[]>
  readonly byWord: ReadonlyMap<string, readonly number[]>
  readonly typos: TypoIndex
  /** First word of a sequence -> where it may begin. */
  readonly heads: ReadonlyMap<string, readonly Head<Sequence>[]>
  readonly hanHeads: ReadonlyMap<string, readonly Head<HanSequence>[]>
  readonly texts: TextIndex
}

/** A word that more names than this have tells them apart no longer; equal names are still found by their key. */
const MAX_BUCKET = 400
const MAX_NAMES = 200
const RANK: Readonly<Record<Sureness, number>> = { sure: 3, likely: 2, possible: 1 }

/** @param parties as configured: names and aliases in any script. */
export function prepareParties(parties: readonly Party[]): PartySearch {
  const names = parties.flatMap((party) =>
    [party.name, ...party.aliases].map((printed, i) => ({ party, printed, own: i === 0, name: readName(printed) })),
  )
  const byKey = new Map<string, number[]>()
  const byWord = new Map<string, number[]>()
  const heads = new Map<string, Head<Sequence>[]>()
  const hanHeads = new Map<string, Head<HanSequence>[]>()
  names.forEach(({ name }, id) => {
    for (const face of name.faces) {
      for (const key of keysOf(face)) push(byKey, key, id)
      if (face.script === 'words') {
        for (const word of tellingWords(face)) push(byWord, word, id)
        for (const sequence of sequencesOf(face)) push(heads, sequence.words[0] ?? '', { id, sequence })
      } else for (const sequence of hanSequencesOf(face)) push(hanHeads, sequence.text.slice(0, 2), { id, sequence })
    }
  })
  // "CORP" or "Trading Co" would be found in every text: what is no name by itself is searched for nowhere
  const texts = indexTexts(names.map(({ printed, name }) => (name.faces.some(canMatch) ? printed : '')))
  return { names, byKey, byWord, typos: indexTypos([...byWord.keys()]), heads, hanHeads, texts }
}

let last: { readonly key: string; readonly search: PartySearch } | undefined

/** The same, kept for the next call: the parties of one configuration are asked for with every page. */
export function preparedParties(parties: readonly Party[]): PartySearch {
  const key = JSON.stringify(parties)
  if (last?.key !== key) last = { key, search: prepareParties(parties) }
  return last.search
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, [value])
  else if (held.at(-1) !== value) held.push(value)
}

function keysOf(face: WesternName | HanName): string[] {
  if (face.script === 'han') return [face.core]
  const sorted = face.core
    .map(({ text }) => text)
    .sort()
    .join(' ')
  return [
    ...new Set([
      face.squeezed,
      sorted,
      ...face.initials.map((letters) => `${letters}.`),
      ...(face.acronym ? [`${face.squeezed}.`] : []),
    ]),
  ]
}

function tellingWords({ core }: WesternName): string[] {
  return [...new Set(core.filter(({ kind }) => kind === 'rare' || kind === 'common').map(({ text }) => text))]
}

// ---------------------------------------------------------------- entries of lists

type Found = { readonly match: PartyMatch; readonly score: number }

/**
 * @returns the parties that an entry touches, each once by its surest match, the surest first. Names, former names, aliases and
 * subordinates are names; what stands only in an address or a cross-reference is possible at most, and says so.
 */
export function matchParties(search: PartySearch, listing: Listing): PartyMatch[] {
  return findParties(search, listing).map(({ match }) => match)
}

/** The same, each with the party itself: two rows of a file may bear one name. */
export function findParties(search: PartySearch, listing: Listing): { party: Party; match: PartyMatch }[] {
  if (search.names.length === 0) return []
  const found = new Map<Party, Found>()
  for (const [printed, role] of namesOf(listing)) {
    const name = readName(printed)
    for (const id of wholeCandidates(search, name)) {
      const own = search.names[id]
      if (own === undefined) continue
      const { sureness, how, score } = matchRead(own.name, name)
      if (sureness !== undefined) keep(found, own, printed, sureness, `${how}${role}`, score)
      else if (isParent(name, own.name)) keep(found, own, printed, 'possible', `${PARENT}${role}`, 0.4)
    }
    for (const { id, sureness, how } of headsIn(search, name)) {
      const own = search.names[id]
      if (own !== undefined) keep(found, own, printed, sureness, `${how}${role}`, 0.45)
    }
  }
  const aside = [...listing.addresses, ...listing.crossReferences].slice(0, MAX_NAMES).join('\n')
  for (const { id, matched } of searchText(search.texts, aside)) {
    const own = search.names[id]
    if (own !== undefined) keep(found, own, matched, 'possible', 'stands only in an address or a cross-reference', 0.3)
  }
  return ranked(found)
}

function namesOf({ name, formerNames, aliases, subordinates }: Listing): (readonly [printed: string, role: string])[] {
  const all = [
    ...[name].map((printed) => [printed, ''] as const),
    ...aliases.map((printed) => [printed, ', an alias of the entry'] as const),
    ...formerNames.map((printed) => [printed, ', a former name of the entry'] as const),
    ...subordinates.map((printed) => [printed, ', named within the entry'] as const),
  ]
  return all.filter(([printed]) => printed.trim() !== '').slice(0, MAX_NAMES)
}

function keep(
  found: Map<Party, Found>,
  { party, printed, own }: PartyName,
  matched: string,
  sureness: Sureness,
  how: string,
  score: number,
): void {
  const known = found.get(party)
  const rank = RANK[sureness] + score + (own ? 0.001 : 0)
  if (known !== undefined && known.score >= rank) return
  found.set(party, { match: { party: party.name, by: printed, matched, sureness, how }, score: rank })
}

function ranked(found: ReadonlyMap<Party, Found>): { party: Party; match: PartyMatch }[] {
  return [...found].sort(([, a], [, b]) => b.score - a.score).map(([party, { match }]) => ({ party, match }))
}

/** Names that may be the whole of this one. */
function wholeCandidates({ byKey, byWord, typos }: PartySearch, name: Name): Set<number> {
  const ids = new Set<number>()
  for (const face of name.faces) {
    for (const key of keysOf(face)) for (const id of byKey.get(key) ?? []) ids.add(id)
    if (face.script === 'han') continue
    for (const word of tellingWords(face)) {
      for (const similar of similarWords(typos, word)) {
        const bucket = byWord.get(similar) ?? []
        if (bucket.length <= MAX_BUCKET) for (const id of bucket) ids.add(id)
      }
    }
  }
  return ids
}

const PARENT = 'your party’s name begins with it: the group that it belongs to?'

/** The listed name, its legal form aside, stands at the head of the party's: Inspur Group, and Inspur (Beijing) Electronics. */
function isParent(listed: Name, own: Name): boolean {
  return listed.faces.some(
    (face) =>
      face.script === 'words' &&
      face.weight >= 1 &&
      (face.body || face.core.length > 1) &&
      own.faces.some(
        (party) =>
          party.script === 'words' &&
          party.core.length > face.core.length &&
          face.core.every(({ text }, i) => party.core[i]?.text === text),
      ),
  )
}

type Lead = { readonly id: number; readonly sureness: 'likely' | 'possible'; readonly how: string }

const AT_HEAD = 'begins with your party’s name: a company of that group?'
const ELSEWHERE = 'your party’s name stands within it'

function headsIn(search: PartySearch, name: Name): Lead[] {
  return name.faces.flatMap((face) => (face.script === 'words' ? westernLeads(search, face) : hanLeads(search, face)))
}

function westernLeads({ heads }: PartySearch, { core, body }: WesternName): Lead[] {
  // "Beijing Inspur …", "China National …": places and general words may stand before the name.
  const start = core.findIndex(({ kind }) => kind !== 'place' && kind !== 'empty')
  return core.flatMap(({ text }, at) =>
    (heads.get(text) ?? []).flatMap(({ id, sequence }) => {
      const { words, sureness, anywhere } = sequence
      if (!words.every((word, i) => core[at + i]?.text === word)) return []
      // "Khalil Zadran" may be a person: one word of a bare name proves little.
      const doubtful = words.length === 1 && !body
      if (at === 0 || at === start) return [{ id, sureness: doubtful ? 'possible' : sureness, how: AT_HEAD }]
      return anywhere && !doubtful ? [{ id, sureness: 'possible' as const, how: ELSEWHERE }] : []
    }),
  )
}

function hanLeads({ hanHeads }: PartySearch, { core, places }: HanName): Lead[] {
  const leads: Lead[] = []
  for (let at = 0; at < core.length - 1; at++) {
    for (const { id, sequence } of hanHeads.get(core.slice(at, at + 2)) ?? []) {
      const { text, sureness, anywhere } = sequence
      if (!core.startsWith(text, at)) continue
      if (at === 0 || at === places.length) leads.push({ id, sureness, how: AT_HEAD })
      else if (anywhere) leads.push({ id, sureness: 'possible', how: ELSEWHERE })
    }
  }
  return leads
}

// ---------------------------------------------------------------- texts

/** @returns the parties that a text names: sure by their own name, likely by an alias or without the legal form. */
export function matchText(search: PartySearch, text: string): PartyMatch[] {
  const found = new Map<Party, Found>()
  for (const { id, short, matched } of searchText(search.texts, text)) {
    const own = search.names[id]
    if (own === undefined) continue
    const how = `${own.own ? 'its name' : 'your alias'} stands in the text${short ? ', without legal form' : ''}`
    keep(found, own, matched, own.own && !short ? 'sure' : 'likely', how, short ? 0.4 : 0.6)
  }
  return ranked(found).map(({ match }) => match)
}
