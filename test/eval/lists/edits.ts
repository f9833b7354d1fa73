/** Edits of rows as publishers make them, each with the parts that it must be told as; controls must not be told. */
import { putTogether, takeApart } from './entity-cell.ts'
import type { Random } from './random.ts'
import { plain, type SourceRow } from './supplement-source.ts'

/** New inner XML of cells by column, and the parts that differ then. */
export type Edited = { readonly cells: Readonly<Record<number, string>>; readonly parts: readonly string[] }
/** @returns undefined where the row does not allow this edit. */
export type Edit = (row: SourceRow, random: Random) => Edited | undefined

const [ENTITY, REQUIREMENT, POLICY, CITATION] = [1, 2, 3, 4]
const NEW_NAMES = ['Zorvan Trading', 'Qelmat Electronics', 'Brivok Industries', 'Tashmer Logistics', 'Unkelo Systems']
const STREETS = ['Zorvan Road', 'Qelmat Street', 'Brivok Avenue', 'Tashmer Lane']

/** Two neighbouring letters of a long word of the name change places. */
const respell: Edit = (row, random) => {
  const cell = text(row, ENTITY)
  const name = /^[^,<(&]*/.exec(cell)?.[0] ?? ''
  const words = [...name.matchAll(/\p{L}{6,}/gu)]
  const word = words[random(words.length)]
  if (word === undefined) return undefined
  const at = word.index + 2 + random(word[0].length - 4)
  const [a, b] = [cell.charAt(at), cell.charAt(at + 1)]
  if (a.toLowerCase() === b.toLowerCase()) return undefined
  return { cells: { [ENTITY]: `${cell.slice(0, at)}${b}${a}${cell.slice(at + 2)}` }, parts: ['name'] }
}

const addAlias: Edit = (row, random) => {
  const cell = takeApart(text(row, ENTITY))
  if (cell === undefined || cell.aliases.length > 12) return undefined
  const alias = `${NEW_NAMES[random(NEW_NAMES.length)]} ${['Limited', 'Company', 'Group'][random(3)]}`
  return { cells: { [ENTITY]: putTogether({ ...cell, aliases: [...cell.aliases, alias] }) }, parts: ['aliases'] }
}

const swap: Edit = (row) => {
  const cell = takeApart(text(row, ENTITY))
  const [first, ...others] = cell?.aliases ?? []
  // a short form such as "EBCC" in place of the name is an edit that nobody has made
  if (cell === undefined || first === undefined || first.length < 8 || /[,(]/.test(`${first}${cell.name}`))
    return undefined
  const letters = (name: string) =>
    plain(name)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  if (letters(first) === letters(cell.name)) return undefined
  const swapped = { name: first.replaceAll('&amp;', '&'), aliases: [cell.name, ...others], rest: cell.rest }
  return { cells: { [ENTITY]: putTogether(swapped) }, parts: ['name', 'aliases'] }
}

/** "…, Kabul, Afghanistan." gets "; and 15 Zorvan Road, Kabul, Afghanistan." */
const addAddress: Edit = (row, random) => {
  const cell = text(row, ENTITY)
  const [, city = ''] = /,\s*([\p{L} -]+,\s*[\p{L} -]+)\.\s*$/u.exec(cell) ?? []
  if (city === '' || /ubordinate|ffiliate|f\.k\.a/i.test(cell)) return undefined
  const address = `${10 + random(80)} ${STREETS[random(STREETS.length)]}, ${city}`
  return {
    cells: { [ENTITY]: `${cell.trimEnd().replace(/\.$/, '')}; <E T="03">and</E> ${address}.` },
    parts: ['addresses'],
  }
}

const addFootnote: Edit = (row) => {
  const cell = text(row, REQUIREMENT)
  if (/<sup>/.test(cell) || !/\)\s*\.?\s*$/.test(cell)) return undefined
  return { cells: { [REQUIREMENT]: `${cell.trimEnd()}<sup>4</sup>` }, parts: ['footnotes'] }
}

const changePolicy: Edit = (row, random) => {
  const now = /^\s*Presumption of denial\.?\s*$/.test(text(row, POLICY))
    ? (['Policy of denial', 'Case-by-case basis'][random(2)] ?? '')
    : /^\s*(?:Policy of denial|Case[- ]by[- ]case basis)\.?\s*$/i.test(text(row, POLICY))
      ? 'Presumption of denial'
      : ''
  return now === '' ? undefined : { cells: { [POLICY]: now }, parts: ['licencePolicy'] }
}

const dropAlias: Edit = (row, random) => {
  const cell = takeApart(text(row, ENTITY))
  if (cell === undefined || cell.aliases.length < 2) return undefined
  const gone = random(cell.aliases.length)
  return {
    cells: { [ENTITY]: putTogether({ ...cell, aliases: cell.aliases.filter((_, i) => i !== gone) }) },
    parts: ['aliases'],
  }
}

/** "Subordinate institution / 201 Research Institute, a.k.a. …": one goes. */
const dropSubordinate: Edit = (row, random) => {
  const cell = text(row, ENTITY)
  const blocks = [
    ...cell.matchAll(
      /<br><\/br><E T="03">Subordinate institution<\/E>\s*<br><\/br>[^<]+(?:<br><\/br>—[^<]+(?:<E T="03">and<\/E>\s*)?)*(?=<br><\/br><E T="03">Sub)/g,
    ),
  ]
  const gone = blocks[random(blocks.length)]
  if (gone === undefined) return undefined
  return { cells: { [ENTITY]: cell.replace(gone[0], '') }, parts: ['subordinates'] }
}

/** "A; and B; and C." becomes "A; and C.": the address after the first one goes. */
const dropAddress: Edit = (row) => {
  const cell = text(row, ENTITY)
  const odd = /ubordinate|ffiliate|f\.k\.a|<br>|[()]/
  const [whole, gone = ''] = /;\s*<E T="03">\s*and\s*<\/E>\s*([^;<]{15,})(?=;\s*<E T="03">)/.exec(cell) ?? []
  if (whole === undefined || odd.test(cell) || cell.split(gone.trim()).length > 2) return undefined
  return { cells: { [ENTITY]: cell.replace(whole, '') }, parts: ['addresses'] }
}

/** What the entry named within it before is gone; the entry goes on. */
const dropPart: Edit = (row, random) =>
  dropSubordinate(row, random) ?? (random(2) === 0 ? dropAlias(row, random) : dropAddress(row, random))

export const EDITS: Readonly<Record<string, Edit>> = {
  respell,
  'alias added': addAlias,
  'swapped name and alias': swap,
  'address added': addAddress,
  'footnote 4 added': addFootnote,
  'policy changed': changePolicy,
  'partial removal': dropPart,
}

/** A later rule is cited in the row that it amends. */
export function withCitation(row: SourceRow, edited: Edited): Edited {
  const cell = text(row, CITATION).trimEnd().replace(/\.$/, '')
  return {
    cells: { ...edited.cells, [CITATION]: `${cell}. 90 FR 14048, 3/28/25.` },
    parts: [...edited.parts, 'citations'],
  }
}

/** Typography, spacing and order: never told. */
export const CONTROLS: Readonly<Record<string, Edit>> = {
  dashes: everywhere((cell) => cell.replace(/(?<=\w)-(?=\w)/g, '–')),
  quotes: everywhere((cell) => cell.replaceAll("'", '’').replace(/"([^"<>]*)"(?![^<]*>)/g, '“$1”')),
  slashes: everywhere((cell) => cell.replace(/(?<=\d)\/(?=\d)/g, '⁄')),
  'double spaces': everywhere((cell) => cell.replace(/, (?=\p{Lu})/gu, ',  ')),
  'section sign': everywhere((cell) => cell.replace('(See § 744.11 of the EAR)', '(See §744.11 of the EAR.)')),
  'all items': (row) => {
    const cell = text(row, REQUIREMENT)
    return /^\s*For all items/.test(cell)
      ? control({ [REQUIREMENT]: cell.replace('For all items', 'All items') })
      : undefined
  },
  'full stop of the policy': (row) =>
    /denial$/.test(text(row, POLICY)) ? control({ [POLICY]: `${text(row, POLICY)}.` }) : undefined,
  'order of aliases': (row) => {
    const cell = takeApart(text(row, ENTITY))
    if (cell === undefined || cell.aliases.length < 2) return undefined
    return control({ [ENTITY]: putTogether({ ...cell, aliases: cell.aliases.toReversed() }) })
  },
}

function everywhere(change: (cell: string) => string): Edit {
  return (row) => {
    const cells = Object.fromEntries(
      row.cells.flatMap((cell, i) => (i > 0 && change(cell.text) !== cell.text ? [[i, change(cell.text)]] : [])),
    )
    return Object.keys(cells).length === 0 ? undefined : control(cells)
  }
}

function control(cells: Edited['cells']): Edited {
  return { cells, parts: [] }
}

function text(row: SourceRow, column: number): string {
  return row.cells[column]?.text ?? ''
}
