/** An entity cell of Supplement No. 4 taken apart and put together again, for edits of its source. */
import { plain } from './supplement-source.ts'

/** A cell with a plain list of aliases: "Name, a.k.a., the following two aliases: —A; and —B. Addresses". */
export type AliasCell = { readonly name: string; readonly aliases: readonly string[]; readonly rest: string }

const ALIAS_CELL =
  /^\s*([^<]*?),?\s+a\.k\.a\.,\s+the following (\w+) alias(?:es)?:\s*((?:<br><\/br>\s*—[^<;]+;(?:\s*<E T="03">\s*and\s*<\/E>)?\s*)*<br><\/br>\s*—[^<;]+?\.)\s*<br><\/br>\s*<br><\/br>\s*(.*)$/s
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(
  ' ',
)

/** @returns undefined for any other cell: nested lists, former names, subordinates, a count that disagrees. */
export function takeApart(cell: string): AliasCell | undefined {
  const [, name = '', count = '', list = '', rest = ''] = ALIAS_CELL.exec(cell) ?? []
  const aliases = list
    .split(/<br><\/br>\s*—/)
    .slice(1)
    .map((alias) => plain(alias).replace(/;\s*(?:and)?$|\.$/g, ''))
  const odd = /a\.k\.a|f\.k\.a|ubordinate|ffiliate|<br>/i
  if (name === '' || aliases.length !== NUMBERS.indexOf(count) || odd.test(`${name} ${rest}`)) return undefined
  if (aliases.some((alias) => odd.test(alias) || /[()]/.test(alias))) return undefined
  return { name: plain(name), aliases: aliases.map(encode), rest }
}

export function putTogether({ name, aliases, rest }: AliasCell): string {
  const lines = aliases.map((alias, i) => {
    const end = i === aliases.length - 1 ? '.' : i === aliases.length - 2 ? '; <E T="03">and</E>' : ';'
    return `\n<br></br>—${alias.replace(/\.$/, '')}${end}`
  })
  const word = aliases.length === 1 ? 'alias' : 'aliases'
  return `${encode(plain(name))}, a.k.a., the following ${NUMBERS[aliases.length]} ${word}:${lines.join('')}\n<br></br>\n<br></br> ${rest}`
}

function encode(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('&amp;amp;', '&amp;').replaceAll('<', '&lt;')
}
