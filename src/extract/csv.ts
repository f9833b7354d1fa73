/** RFC 4180, read leniently: quotes, doubled quotes, line ends in fields, any of four delimiters. */

const MAX_CELLS = 4_000_000

/** @returns rows of fields, without empty lines. The delimiter is the one of , ; tab | that the first lines use most. */
export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(source.slice(0, 20_000))
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  let cells = 0
  let at = 0
  const endField = (): void => {
    row.push(field)
    field = ''
    cells++
  }
  const endRow = (): void => {
    endField()
    if (row.length > 1 || row[0]?.trim() !== '') rows.push(row)
    row = []
  }
  while (at < source.length && cells < MAX_CELLS) {
    if (quoted) {
      const end = source.indexOf('"', at)
      if (end < 0) {
        field += source.slice(at)
        break
      }
      field += source.slice(at, end)
      if (source.charAt(end + 1) === '"') {
        field += '"'
        at = end + 2
      } else {
        quoted = false
        at = end + 1
      }
      continue
    }
    const char = source.charAt(at)
    if (char === '"' && field.trim() === '') {
      field = ''
      quoted = true
      at++
    } else if (char === delimiter) {
      endField()
      at++
    } else if (char === '\n' || char === '\r') {
      endRow()
      at += char === '\r' && source.charAt(at + 1) === '\n' ? 2 : 1
    } else {
      const next = nextSpecial(source, at, delimiter)
      field += source.slice(at, next)
      at = next
    }
  }
  if (field !== '' || row.length > 0) endRow()
  return rows
}

function nextSpecial(source: string, from: number, delimiter: string): number {
  let at = from + 1
  while (at < source.length) {
    const char = source.charAt(at)
    if (char === delimiter || char === '\n' || char === '\r' || char === '"') break
    at++
  }
  return at
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
