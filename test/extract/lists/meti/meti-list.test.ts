/** The reader `meti-list` on a PDF, a page and a CSV in the form of Japan's End User List. */
import { describe, expect, it } from 'vitest'
import { type PdfText, pdfFile } from '../../pdf-file.ts'
import { page, read, refusal, wrapped } from '../../reading.ts'

const japanese = { reader: 'meti-list', language: 'ja', timeZone: 'Asia/Tokyo' } as const

type Row = {
  readonly country: readonly string[]
  readonly name: readonly string[]
  readonly aliases: readonly string[]
  readonly type: string
  readonly cw?: string
}

const X = { no: 30, country: 60, name: 150, alias: 310, type: 470, cw: 530 }
/** Japanese characters are set in the Chinese font of the test files, at its full width. */
const isHan = (text: string): boolean => /[^\x00-\xFF]/.test(text)
const at = (text: string, x: number, y: number): PdfText => ({ text, x, y, size: 8, chinese: isHan(text) })

/** Rows as spreadsheets write them into a PDF: cell by cell, the number in the middle of its row. */
function sheet(rows: readonly Row[], first: number, header: boolean): PdfText[] {
  const texts: PdfText[] = []
  let y = 780
  if (header) {
    texts.push(at('外国ユーザーリスト', 200, 820))
    for (const [x, ja, en] of [
      [X.country, '国名、地域名', 'Country or Region'],
      [X.name, '企業名､組織名', 'Company or Organization'],
      [X.alias, '別名', 'Also Known As'],
      [X.type, '懸念区分', 'Type of WMD'],
      [X.cw, '通常兵器', 'Conventional'],
    ] as const) {
      texts.push(at(ja, x + 4, y), at(en, x + 2, y - 10))
    }
    texts.push(at('No.', X.no, y), at('Weapons', X.cw + 4, y - 19))
    y -= 30
  }
  for (const [i, row] of rows.entries()) {
    const height = Math.max(row.country.length, row.name.length, row.aliases.length) * 10
    const cell = (lines: readonly string[], x: number) => {
      const top = y - (height - lines.length * 10) / 2
      lines.forEach((line, n) => {
        texts.push(at(line, x, top - n * 10))
      })
    }
    cell([String(first + i)], X.no)
    cell(row.country, X.country)
    cell(row.name, X.name)
    cell(row.aliases, X.alias)
    cell([row.type], X.type)
    if (row.cw !== undefined) cell([row.cw], X.cw)
    y -= height + 8
  }
  texts.push(at('1/2', 290, 30))
  return texts
}

const rows: readonly Row[] = [
  {
    country: ['アフガニスタン', 'Afghanistan'],
    name: ['Kabul Widget Works'],
    aliases: ['・Widget Works', '・Kabul W.W.'],
    type: 'C',
  },
  {
    country: ['中国', 'China'],
    name: ['Nettrix Information Industry', '(Beijing) Co., Ltd.'],
    aliases: ['・Nettrix', '・寧暢信息産業（北京）', '有限公司'],
    type: '核,N,M',
    cw: 'CW',
  },
  { country: ['イラン', 'Iran'], name: ['159 Factory'], aliases: [''], type: 'N' },
]

const pdf = (...pages: PdfText[][]) => page(pdfFile(pages), 'application/pdf', 'https://www.meti.go.jp/press/list.pdf')

describe('the End User List as PDF', () => {
  it('is entries with both names of the country, aliases by bullet, and the types of weapons', async () => {
    const found = await read(pdf(sheet(rows.slice(0, 2), 1, true), sheet(rows.slice(2), 3, true)), japanese)
    expect(found.blocks).toEqual([])
    expect(
      found.listings.map(({ name, country, aliases, programme }) => ({ name, country, aliases, programme })),
    ).toEqual([
      {
        name: 'Kabul Widget Works',
        country: 'アフガニスタン Afghanistan',
        aliases: ['Kabul W.W.', 'Widget Works'],
        programme: 'C',
      },
      {
        name: 'Nettrix Information Industry (Beijing) Co., Ltd.',
        country: '中国 China',
        aliases: ['Nettrix', '寧暢信息産業（北京）有限公司'],
        programme: 'CW; M; N; 核',
      },
      { name: '159 Factory', country: 'イラン Iran', aliases: [], programme: 'N' },
    ])
    expect(found.listings.map((listing) => listing.key)).toEqual([undefined, undefined, undefined])
  })

  it('knows nothing of the yearly numbers of its rows', async () => {
    const [before, after] = await Promise.all([
      read(pdf(sheet(rows, 1, true)), japanese),
      read(pdf(sheet(rows, 501, true)), japanese),
    ])
    expect(after).toEqual(before)
  })

  it('is refused without its header', async () => {
    expect(await refusal(pdf(sheet(rows, 1, false)), japanese)).toBe('page-unreadable')
  })
})

const head = (...more: string[]) => ['No.', '国名、地域名', '企業名・組織名', '別名', '懸念区分', '通常兵器', ...more]
const line = ['12', '中国<br>China', 'Suma (Kunshan) Co., Ltd.', '・Suma<br>・Kunshan Suma', 'Ｍ、Ｎ', '○']
const table = (...trs: (readonly string[])[]) =>
  wrapped(
    `<table>${trs.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  )

describe('the same list as a table or CSV', () => {
  it('may have its second language in a second row of headers', async () => {
    const english = ['', 'Country or Region', 'Company or Organization', 'Also Known As', 'Type of WMD', 'CW']
    const found = await read(page(table(head(), english, line)), japanese)
    expect(found.listings).toHaveLength(1)
    expect(found.listings[0]).toMatchObject({
      list: 'METI End User List',
      name: 'Suma (Kunshan) Co., Ltd.',
      country: '中国 China',
      aliases: ['Kunshan Suma', 'Suma'],
      programme: 'CW; M; N',
    })
  })

  it('is chosen by its header, and read alike', async () => {
    const csv = `\uFEFF\uFEFF${head().join(',')}\r\n12,"中国\nChina","Suma (Kunshan) Co., Ltd.","・Suma\n・Kunshan Suma","M,N",CW\r\n`
    const found = await read(page(csv, 'text/csv', 'https://www.meti.go.jp/list.csv'), { language: 'ja' })
    expect(found.reader).toBe('meti-list')
    expect(found.listings[0]).toMatchObject({
      country: '中国 China',
      aliases: ['Kunshan Suma', 'Suma'],
      programme: 'CW; M; N',
    })
  })

  it('is refused with a column gone, empty, or with a header only', async () => {
    expect(
      await refusal(
        page(
          table(
            head().filter((name) => name !== '別名'),
            line,
          ),
        ),
        japanese,
      ),
    ).toBe('page-unreadable')
    expect(await refusal(page(table(head(), ['', '', '', '', '', ''])), japanese)).toBe('page-unreadable')
    expect(await refusal(page('No.,国名\n', 'text/csv', 'https://x.example/a.csv'), japanese)).toBe('page-unreadable')
  })
})
