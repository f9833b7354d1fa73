/** Who is who in the register: the folded forms of names and countries that sources write differently. Pure. */
import type { Listing } from '../model/listing.ts'
import { toSimplified } from '../names/simplified.ts'
import { foldCountry } from './lists.ts'

/**
 * @returns a name as it is searched and compared: simplified Chinese, lower case, no accents, no punctuation, single spaces.
 * Digits stay: the 13th institute is not the 14th.
 */
export function foldName(text: string): string {
  const short = text.slice(0, MAX_NAME)
  if (ASCII.test(short))
    return short
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  const plain = short
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
  if (!/\p{Script=Han}/u.test(plain)) return plain
  const han = toSimplified(plain)
  // No space stands beside Chinese characters: 浪潮 集团 is 浪潮集团.
  return han.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
}

const MAX_NAME = 600
const ASCII = /^[\x20-\x7e]*$/

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

/** Hong Kong and Macau stand under China on the Entity List since 85 FR 83765, and on their own in its copies (D-44). */
const WITHIN: Readonly<Record<string, string>> = { HK: 'CN', MO: 'CN' }

/** @returns one word for the destination of an entry, '' when none is given. */
export function countryKey(country: string): string {
  const code = foldCountry(country)
  return WITHIN[code] ?? code
}

/** @returns every name of a listing, its own first. */
function namesOf({ name, formerNames, aliases, subordinates, item }: Listing): readonly string[] {
  return [name, ...formerNames, ...aliases, ...subordinates, ...(item === undefined ? [] : [item.code, item.text])]
}

/** @returns what a search looks in: one folded name a line, lines at both ends, so that a whole name can be asked for too. */
export function searchText(listing: Listing): string {
  const lines = new Set(
    [...namesOf(listing), ...listing.identifiers].flatMap((name) => [foldName(name), nameKey(name)]),
  )
  lines.delete('')
  return `\n${[...lines].join('\n')}\n`
}

/** @returns the folded words of a query, each of which must stand in a listing. */
export function searchWords(query: string): readonly string[] {
  return [...new Set(foldName(query).split(' '))].filter((word) => word !== '')
}
