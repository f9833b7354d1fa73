/** The rows of Supplement No. 4 in its XML, with where each cell stands: found by its tags alone, without the reader. */

type SourceCell = { readonly text: string; readonly start: number; readonly end: number }
export type SourceRow = {
  /** The destination whose heading stands last before the row or in it. */
  readonly country: string
  /** The row begins a destination. */
  readonly first: boolean
  /** Inner XML of its cells. */
  readonly cells: readonly SourceCell[]
  readonly start: number
  readonly end: number
}

export function sourceRows(xml: string): SourceRow[] {
  let country = ''
  return [...xml.matchAll(/<TR>(.*?)<\/TR>\s*/gs)].flatMap((row) => {
    const cells = [...(row[1] ?? '').matchAll(/<TD([^>]*)>(.*?)<\/TD>/gs)].map((cell): SourceCell => {
      const start = row.index + '<TR>'.length + cell.index + `<TD${cell[1]}>`.length
      return { text: cell[2] ?? '', start, end: start + (cell[2] ?? '').length }
    })
    if (cells.length === 0) return []
    const heading = plain(cells[0]?.text ?? '')
    if (heading !== '') country = heading
    return [{ country, first: heading !== '', cells, start: row.index, end: row.index + row[0].length }]
  })
}

/** Inner XML as the text that a reader of the page sees. */
export function plain(xml: string): string {
  return xml
    .replace(/<sup>.*?<\/sup>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Exactly five cells, all but the heading filled: none of the rows that the publisher broke. */
export function isWhole({ cells }: SourceRow): boolean {
  return cells.length === 5 && cells.slice(1).every(({ text }) => plain(text) !== '')
}
