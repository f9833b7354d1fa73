/** Addresses that are one place although sources write them differently: "Beijing, CN" is "Haidian District, Beijing, China". Pure. */
import { foldName } from './identity.ts'
import { foldCountry } from './lists.ts'

/** From this share of common words on, with the same numbers, two addresses are one that is spelled differently. */
const SAME_WORDS = 0.8
const MAX_WORDS = 60
const MAX_KNOWN = 400

/** Words that add no place to an address. */
const EMPTY: ReadonlySet<string> = new Set(['no', 'p', 'r', 'the', 'of', 'and', 'province', 'city', 'district'])

/** Words of streets that one source spells out and another shortens. */
const SHORT: Readonly<Record<string, string>> = {
  road: 'rd',
  street: 'st',
  avenue: 'ave',
  building: 'bldg',
  floor: 'fl',
  block: 'blk',
  room: 'rm',
}

/** "Hong Kong, China" and "HK" are one. */
const WITHIN: Readonly<Record<string, { readonly country: string; readonly within: string }>> = {
  HK: { country: 'CN', within: 'Hong Kong' },
  MO: { country: 'CN', within: 'Macau' },
}

type Place = { readonly country: string; readonly words: ReadonlySet<string>; readonly numbers: string }

/**
 * @returns those of `news` that are no place of `known`: neither the same words, nor part of them, nor (a lossy copy) only a city and
 * a country where the entry has an address in that country already.
 */
export function newPlaces(news: readonly string[], known: readonly string[]): readonly string[] {
  if (news.length === 0 || known.length === 0) return news
  const places = known.slice(0, MAX_KNOWN).map(placeOf)
  return news.filter((address) => {
    const place = placeOf(address)
    return !places.some((other) => isWithin(place, other)) && !(isCoarse(place) && isKnownCountry(place, places))
  })
}

/** @returns those of `known` that say more than, or something else than, each of `news`: a street stands in the place of its city. */
export function finerPlaces(known: readonly string[], news: readonly string[]): readonly string[] {
  const places = news.slice(0, MAX_KNOWN).map(placeOf)
  return known.filter((address) => {
    const place = placeOf(address)
    return !(isCoarse(place) && places.some((other) => isWithin(place, other)))
  })
}

function isWithin(a: Place, b: Place): boolean {
  if (a.country !== '' && b.country !== '' && a.country !== b.country) return false
  if (a.words.isSubsetOf(b.words)) return true
  if (a.numbers !== b.numbers) return false
  return a.words.intersection(b.words).size >= SAME_WORDS * Math.max(a.words.size, b.words.size)
}

/** A city, or less: no number, and hardly a word. */
function isCoarse({ words, numbers }: Place): boolean {
  return numbers === '' && words.size <= 2
}

function isKnownCountry({ country }: Place, places: readonly Place[]): boolean {
  return country === '' || places.some((other) => other.country === country)
}

function placeOf(address: string): Place {
  const pieces = address.split(',').map((piece) => piece.replace(/[\s.;]+$/, '').trim())
  const stated = countryAtEnd(pieces.filter((piece) => piece !== ''))
  const { country, within } = WITHIN[stated.country] ?? { country: stated.country, within: '' }
  const words = foldName(`${stated.rest.join(' ')} ${within}`)
    .split(' ', MAX_WORDS)
    .map((word) => SHORT[word] ?? word)
    .filter((word) => word !== '' && !EMPTY.has(word))
  const numbers = words
    .filter((word) => /\d/.test(word))
    .sort()
    .join(' ')
  return { country, words: new Set(words), numbers }
}

/** "…, China", "…, CN", "…, Hong Kong", "…, China, People's Republic of" */
function countryAtEnd(pieces: readonly string[]): { readonly country: string; readonly rest: readonly string[] } {
  for (const length of [2, 1]) {
    if (pieces.length < length) continue
    const code = foldCountry(pieces.slice(-length).join(', '))
    if (/^[A-Z]{2}(?:-\d+)?$/.test(code)) return { country: code, rest: pieces.slice(0, -length) }
  }
  return { country: '', rest: pieces }
}
