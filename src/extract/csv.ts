/** CSV row by row (RFC 4180, quoted line ends), from text in pieces: memory holds one piece and one row. */
import { CodedError } from '../errors.ts'

/** Ten times the largest real list: one row for each name or address of an entry. */
const MAX_ROWS = 2_000_000
const MAX_CELLS = 1000
const MAX_ROW_CHARACTERS = 2_000_000
/** A cell that a spreadsheet left of a file of the eighties: the end of the text. */
const END_MARK = '\u001A'

/**
 * @param pieces the text, cut anywhere. @param delimiter one character: `,` `;` tab `|`.
 * @returns the rows with their cells as printed, without empty rows and the end mark of old files.
 * @throws CodedError `page-unreadable` when the text ends inside of a quote or of a row (truncated), or beyond a bound.
 */
export function* csvRows(pieces: Iterable<string>, delimiter: string): Generator<readonly string[]> {
  const special = new RegExp(`["\\r\\n${delimiter}]`, 'g')
  let row: string[] = []
  let field = ''
  let size = 0
  /** `plain` outside of quotes, `quoted` inside, `closed` after a quote that may be the first of two. */
  let state: 'plain' | 'quoted' | 'closed' = 'plain'
  let wasReturn = false
  let rows = 0
  let width = 0
  let header = 0
  const add = (text: string): void => {
    size += text.length
    if (size > MAX_ROW_CHARACTERS) refuse('One row of the CSV is longer than a row is: a quote is open.')
    field += text
  }
  const endField = (): void => {
    if (row.length >= MAX_CELLS) refuse(`One row of the CSV has more than ${MAX_CELLS} cells.`)
    row.push(field)
    field = ''
  }
  const takeRow = (isLast = false): readonly string[] | undefined => {
    endField()
    const done = row
    row = []
    size = 0
    if (done.every((cell) => cell.trim() === '' || cell.trim() === END_MARK)) return undefined
    if (++rows > MAX_ROWS) refuse(`The CSV has more than ${MAX_ROWS} rows.`)
    // a last row that no line end ends, and shorter than the header or the one before it, was cut
    if (isLast && done.length < Math.max(width, header)) refuse('The CSV ends inside of a row: it is truncated.')
    width = done.length
    if (header === 0) header = width
    return done
  }
  for (const chunk of pieces) {
    let at = 0
    while (at < chunk.length) {
      if (state === 'quoted') {
        const end = chunk.indexOf('"', at)
        add(chunk.slice(at, end < 0 ? undefined : end))
        if (end < 0) break
        state = 'closed'
        at = end + 1
        continue
      }
      const char = chunk.charAt(at)
      if (state === 'closed') {
        state = char === '"' ? 'quoted' : 'plain'
        if (char === '"') {
          add('"')
          at++
          continue
        }
      }
      if (char === '\n' && wasReturn) {
        wasReturn = false
        at++
        continue
      }
      wasReturn = false
      if (char === '"' && field.trim() === '') {
        field = ''
        state = 'quoted'
        at++
      } else if (char === delimiter) {
        endField()
        at++
      } else if (char === '\n' || char === '\r') {
        wasReturn = char === '\r'
        const done = takeRow()
        if (done !== undefined) yield done
        at++
      } else {
        special.lastIndex = at + 1
        const next = special.exec(chunk)?.index ?? chunk.length
        add(chunk.slice(at, next))
        at = next
      }
    }
  }
  if (state === 'quoted') refuse('The CSV ends inside of a quoted cell: it is truncated.')
  const last = field !== '' || row.length > 0 ? takeRow(true) : undefined
  if (last !== undefined) yield last
}

/** @returns all rows of a text, without its byte order marks. The delimiter is the one of , ; tab | that the first lines use most. */
export function parseCsv(text: string): (readonly string[])[] {
  const source = text.replace(/^\uFEFF+/, '')
  return [...csvRows([source], delimiterOf(source.slice(0, 20_000)))]
}

function delimiterOf(sample: string): string {
  const plain = sample.replace(/"[^"]*"/g, '')
  let best = ','
  let most = 0
  for (const delimiter of [',', ';', '\t', '|']) {
    const count = plain.split(delimiter).length
    if (count > most) {
      most = count
      best = delimiter
    }
  }
  return best
}

function refuse(message: string): never {
  throw new CodedError('page-unreadable', message, {
    hint: 'It may be whole at the next look; if not, look at the address.',
    retryable: true,
  })
}
