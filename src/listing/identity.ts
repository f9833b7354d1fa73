/** Who is who in the register: the folded forms of names and countries that sources write differently. Pure. */
import { Converter } from 'opencc-js/t2cn'
import type { Listing } from '../model/listing.ts'

let simplify: ((text: string) => string) | undefined

/**
 * @returns a name as it is searched and compared: simplified Chinese, lower case, no accents, no punctuation, single spaces.
 * Digits stay: the 13th institute is not the 14th.
 */
export function foldName(text: string): string {
  const plain = text
    .slice(0, MAX_NAME)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
  if (!/\p{Script=Han}/u.test(plain)) return plain
  simplify ??= Converter({ from: 't', to: 'cn' })
  // No space stands beside Chinese characters: 浪潮 集团 is 浪潮集团.
  return simplify(plain).replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
}

const MAX_NAME = 600

/** Legal forms that one source spells out and another shortens. */
const FORMS: Readonly<Record<string, string>> = {
  limited: 'ltd',
  company: 'co',
  corporation: 'corp',
  incorporated: 'inc',
}

/** @returns the form in which one name is another: "Suma Technology Company, Limited" is "Suma Technology Co., Ltd.,". */
export function nameKey(name: string): string {
  return foldName(name)
    .split(' ')
    .map((word) => FORMS[word] ?? word)
    .join(' ')
    .replace(/ (?=ltd$)/, ' ')
}

/** Destinations as the lists of one another write them; Hong Kong and Macau stand under China since 85 FR 83765. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'china people s republic of': 'china',
  'people s republic of china': 'china',
  prc: 'china',
  中国: 'china',
  中华人民共和国: 'china',
  'hong kong': 'china',
  'hong kong sar china': 'china',
  'macao sar china': 'china',
  macau: 'china',
  macao: 'china',
  中国香港: 'china',
  'russian federation': 'russia',
  'iran islamic republic of': 'iran',
  'korea south': 'south korea',
  'korea republic of': 'south korea',
  'korea north': 'north korea',
  'united arab emirates': 'uae',
  'united states of america': 'united states',
  usa: 'united states',
  美国: 'united states',
  日本: 'japan',
  台湾: 'taiwan',
  中国台湾: 'taiwan',
}

let regions: Intl.DisplayNames | undefined

/** @returns one word for a country, '' when none is given. */
export function countryKey(country: string): string {
  regions ??= new Intl.DisplayNames(['en'], { type: 'region' })
  const trimmed = country.trim()
  const name = /^[A-Z]{2}$/.test(trimmed) ? (regions.of(trimmed) ?? trimmed) : trimmed
  const folded = foldName(name)
  return Object.hasOwn(COUNTRIES, folded) ? (COUNTRIES[folded] ?? folded) : folded
}

/** @returns every name of a listing, its own first. */
export function namesOf({ name, formerNames, aliases, subordinates, item }: Listing): readonly string[] {
  return [name, ...formerNames, ...aliases, ...subordinates, ...(item === undefined ? [] : [item.code, item.text])]
}

/** @returns what a search looks in: one folded name a line, lines at both ends, so that a whole name can be asked for too. */
export function searchText(listing: Listing): string {
  const lines = new Set([...namesOf(listing), ...listing.identifiers].flatMap((name) => [foldName(name), nameKey(name)]))
  lines.delete('')
  return `\n${[...lines].join('\n')}\n`
}

/** @returns the folded words of a query, each of which must stand in a listing. */
export function searchWords(query: string): readonly string[] {
  return [...new Set(foldName(query).split(' '))].filter((word) => word !== '')
}
