/** For any list: itself, retouched or reordered, is unchanged; sides mirror each other; every edit is found and nothing else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffListings } from '../../../src/diff/listings.ts'
import { licencePolicyOf } from '../../../src/listing/terms.ts'
import type { Listing } from '../../../src/model/listing.ts'
import { cite, entity, told } from './entries.ts'

const WORDS =
  `Beijing Shenzhen Orbital Radar Avionics Precision Quantum Photonics Marine Machinery Trading Logistics Institute
  Academy Laboratory Microchip Satellite Turbine Research Kunlun Yangtze Dongfang Hongtu Tianjin Electronics`.split(
    /\s+/,
  )
const COUNTRIES = ['CHINA', 'RUSSIA', 'PAKISTAN', 'IRAN']

/** Entries with names, addresses and rules that no other entry has. */
const entries = fc
  .uniqueArray(
    fc.record({
      words: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 4 }),
      country: fc.constantFrom(...COUNTRIES),
      aliases: fc.nat(3),
      addresses: fc.nat(2),
      footnote: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25, selector: ({ words }) => words.toSorted().join() },
  )
  .map((drafts) =>
    drafts.map(({ words, country, aliases, addresses, footnote }, i) =>
      entity(`${words.join(' ')} Co., Ltd.`, {
        country,
        aliases: Array.from({ length: aliases }, (_, n) => `Alias-${'xyz'.charAt(n)}${words.join('')}`),
        addresses: Array.from({ length: addresses }, (_, n) => `${i}/${n} ${words[0]} Road, ${words[1]}, ${country}`),
        footnotes: footnote ? ['3'] : [],
        citations: [cite(80, 100 + i, '2015-02-18')],
      }),
    ),
  )

const retouch = (text: string) =>
  text.replaceAll('-', '–').replaceAll('/', '⁄').replaceAll(' ', '  ').replace(/\.$/, '')
const retouched = (one: Listing): Listing => ({
  ...one,
  name: retouch(one.name).toUpperCase(),
  aliases: one.aliases.map(retouch).toReversed(),
  addresses: one.addresses.map(retouch).toReversed(),
})

describe('for any list', () => {
  it('nothing changes when typography and order do', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, turn) => {
        const at = turn % list.length
        const turned = [...list.slice(at), ...list.slice(0, at)].toReversed()
        expect(told(list, list)).toEqual([])
        expect(told(list, turned)).toEqual([])
        expect(diffListings(list, turned.map(retouched), false)).toEqual({ changes: [], folded: list.length })
      }),
      { numRuns: 60 },
    )
  })

  it('what is added one way is removed the other way, and amended both ways', () => {
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        const types = (old: readonly Listing[], now: readonly Listing[]) =>
          Map.groupBy(diffListings(old, now, false).changes, ({ type }) => type)
        const [there, back] = [types(a, b), types(b, a)]
        const count = (found: typeof there, type: 'added' | 'removed' | 'amended') => found.get(type)?.length ?? 0
        expect(count(there, 'added')).toBe(count(back, 'removed'))
        expect(count(there, 'removed')).toBe(count(back, 'added'))
        expect(count(there, 'amended')).toBe(count(back, 'amended'))
      }),
      { numRuns: 60 },
    )
  })

  it('every edit is found and nothing else', () => {
    const edit = fc.constantFrom(...Object.keys(EDITS))
    fc.assert(
      fc.property(entries, fc.array(edit, { minLength: 25, maxLength: 25 }), fc.nat(), (list, edits, turn) => {
        const wanted: string[] = []
        const after = list.flatMap((one, i) => {
          const how = edits[i] ?? 'none'
          const made = EDITS[how]?.(one)
          if (made === undefined) return [one]
          wanted.push(...made.parts.map((part) => `${made.now?.name ?? one.name}: ${part}`))
          return made.now === undefined ? [] : [made.now]
        })
        const at = turn % Math.max(1, after.length)
        const found = diffListings(list, [...after.slice(at), ...after.slice(0, at)], false).changes.flatMap(
          (change) => {
            if (change.type !== 'amended') return [`${(change.after ?? change.before).name}: ${change.type}`]
            return change.parts.map(({ part }) => `${change.after.name}: ${part}`)
          },
        )
        expect(found.toSorted()).toEqual(wanted.toSorted())
      }),
      { numRuns: 100 },
    )
  })

  it('twins in digits are never one', () => {
    const number = fc.integer({ min: 1, max: 999 })
    fc.assert(
      fc.property(entries, number, number, fc.constantFrom('', 'st', 'th'), ([one], a, b, ending) => {
        fc.pre(a !== b && one !== undefined)
        const numbered = (n: number): Listing => ({ ...(one ?? entity('')), name: `${one?.name} ${n}${ending} Works` })
        expect(told([numbered(a)], [numbered(b)])).toEqual([`+ ${numbered(b).name}`, `- ${numbered(a).name}`])
        expect(told([numbered(a)], [numbered(b), numbered(a)])).toEqual([`+ ${numbered(b).name}`])
      }),
      { numRuns: 200 },
    )
  })
})

type Made = { readonly now: Listing | undefined; readonly parts: readonly string[] }

const EDITS: Readonly<Record<string, (one: Listing) => Made | undefined>> = {
  none: () => undefined,
  typography: (one) => ({ now: retouched(one), parts: [] }),
  removed: () => ({ now: undefined, parts: ['removed'] }),
  respelled: (one) => ({ now: { ...one, name: one.name.replace(/^(\w\w)(\w)(\w)/, '$1$3$2') }, parts: ['name'] }),
  'alias added': (one) => ({ now: { ...one, aliases: [...one.aliases, `New ${one.name}`] }, parts: ['aliases'] }),
  swapped: (one) => {
    const [first, ...others] = one.aliases
    if (first === undefined) return undefined
    return { now: { ...one, name: first, aliases: [...others, one.name] }, parts: ['name', 'aliases'] }
  },
  'address added': (one) => ({
    now: { ...one, addresses: [...one.addresses, `99 New ${one.name} Street`] },
    parts: ['addresses'],
  }),
  'footnote 4 and its rule': (one) => ({
    now: { ...one, footnotes: [...one.footnotes, '4'], citations: [...one.citations, cite(90, 14048)] },
    parts: ['footnotes', 'citations'],
  }),
  policy: (one) => ({ now: { ...one, licencePolicy: licencePolicyOf('Policy of denial') }, parts: ['licencePolicy'] }),
  moved: (one) => ({ now: { ...one, country: `NEW ${one.country}` }, parts: ['country'] }),
}
