/** Lists of names and places in one cell, as BIS and ITA join them. */
import { tidyName } from '../../../listing/aliases.ts'

/** "Fazel Rahim Farid; Farid; and Engineer Idris" */
export function splitNames(text: string): string[] {
  const names = text
    .split(/;|\n/)
    .map((name) => tidyName(name.replace(/\s+/g, ' ').replace(/^\s*and\s+/i, '')))
    .filter((name) => name !== '')
  return [...new Set(names)]
}

/** "(See alternate addresses under Iran, Senegal and the United Kingdom)": the places; undefined for other remarks. */
export function crossReferencesIn(text: string): string[] | undefined {
  const match = /\bSee (?:also )?(?:alternate |alternative )?address(?:es)? (?:under|in) ([^()]{2,200})/i.exec(text)
  return match?.[1]
    ?.split(/,? and |, /)
    .map((place) => place.replace(/^the /, '').replace(/[\s.)]+$/, ''))
    .filter((place) => place !== '')
}

/** "Street 1, Kabul, 1001": the filled fields. */
export function joinAddress(fields: readonly string[]): string {
  return fields
    .map((field) => field.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, ''))
    .filter((field) => field !== '')
    .join(', ')
}

/** A name without the spaces and the comma that exports leave at its end; `?` stands for a character that they lost. */
export function listedName(text: string): { readonly name: string; readonly doubts: readonly string[] } {
  const name = text.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, '')
  const lost = /\p{L}\?\p{L}/u.test(name)
  return { name, doubts: lost ? ['a character of the name is lost ("?")'] : [] }
}
