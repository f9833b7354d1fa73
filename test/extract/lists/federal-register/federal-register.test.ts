/** One rule, made up in the style of the Federal Register, in the forms in which it is published. */

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Extract } from '../../../../src/model/extract.ts'
import { describeCorpus } from '../../../corpus.ts'
import { page, read, wrapped } from '../../reading.ts'

const open = (name: string, type: string) =>
  page(readFileSync(new URL(name, import.meta.url)), type, `https://www.example.gov/${name}`)
const told = (found: Extract) =>
  found.acts.map(({ act, listing, effectiveDate }) => [act, listing?.country, listing?.name, effectiveDate?.value])

const ACTS = [
  ['added', "CHINA, PEOPLE'S REPUBLIC OF", 'Blue Kite Computing Co., Ltd.', '2025-03-25'],
  ['amended', "CHINA, PEOPLE'S REPUBLIC OF", 'Old Harbour Institute', '2025-03-25'],
  ['added', "CHINA, PEOPLE'S REPUBLIC OF", 'Red Lantern Optics', '2025-03-25'],
  ['added', 'IRAN', 'Desert Wind Trading', '2025-04-08'],
  ['removed', 'INDIA', 'Acme Imports', '2025-03-25'],
]

describe.each([
  ['XML', 'rule.xml', 'text/xml'],
  ['the text edition', 'rule.txt', 'text/plain'],
])('a rule as %s', (_, name, type) => {
  const found = read(open(name, type))

  it('is recognised, and gives its number, title and day', async () => {
    const { reader, number, title } = await found
    expect([reader, number, title]).toEqual(['federal-register', '2025-09999', 'Additions to the Entity List'])
  })

  it('says what it does to whom, by its instructions and not by its title, each with its own date', async () => {
    expect(told(await found)).toEqual(ACTS)
  })

  it('gives the entries of its table with their parts', async () => {
    expect((await found).acts[0]?.listing).toMatchObject({
      list: 'Entity List',
      aliases: ['Blue Kite AI', 'BKC'],
      addresses: ['5 Long Road, Beijing, China', '7 Hill Road, Tianjin, China'],
      licenceRequirement: { scope: 'all-items', sections: ['734.9(e)(2)', '744.11'], footnotes: ['4'] },
      licencePolicy: { class: 'presumption-of-denial' },
      footnotes: ['4'],
      citations: [],
      effectiveDate: { value: '2025-03-25', source: 'rule' },
    })
    expect((await found).acts[1]?.listing?.citations).toEqual([{ volume: 80, page: 12345, date: '2015-03-09' }])
  })

  it('shows the row or the instruction that says it', async () => {
    const { acts, blocks } = await found
    for (const { evidence, block, listing } of acts) {
      const [start, end] = evidence.marks[0] ?? [0, 0]
      expect(evidence.text.slice(start, end).replace(/[.;]$/, '')).toBe(listing?.name.replace(/\.$/, ''))
      expect(blocks[block]?.text).toBe(evidence.text)
    }
  })

  it('holds what it states against what its table has', async () => {
    expect((await found).counts.map(({ value, country, found: counted }) => [value, country, counted])).toEqual([
      [3, undefined, 3],
      [2, "China, People's Republic of", 2],
      [1, 'Iran', 1],
    ])
  })
})

describe('a rule as a page or a PDF', () => {
  it('as HTML has the same acts as XML', async () => {
    const rows = asHtml(readFileSync(new URL('rule.xml', import.meta.url), 'utf8'))
    const html = await read(page(wrapped(rows)), { reader: 'federal-register', select: ['main'] })
    expect(told(html)).toEqual(ACTS)
    expect(html.number).toBe('2025-09999')
  })

  it.each([
    ["CHINA, PEOPLE'S REPUBLIC OF", 'the first destination'],
    ['IRAN', 'the last one'],
  ])('keeps a destination that stands alone in its row: %s', async (country) => {
    const alone = readFileSync(new URL('rule.xml', import.meta.url), 'utf8').replace(
      `<ENT I="01">${country}</ENT>`,
      `<ENT I="01">${country}</ENT></ROW><ROW><ENT I="28">*         *         *</ENT></ROW><ROW><ENT I="22"> </ENT>`,
    )
    const found = await read(page(alone, 'text/xml'))
    expect(told(found)).toEqual(ACTS)
    expect(found.counts.map(({ country: of, found: counted }) => [of, counted])).toEqual([
      [undefined, 3],
      ["China, People's Republic of", 2],
      ['Iran', 1],
    ])
    // the same as a page, where nothing says how many columns a table has
    const html = await read(page(wrapped(asHtml(alone))), { reader: 'federal-register', select: ['main'] })
    expect(told(html)).toEqual(ACTS)
  })

  it('as a page is recognised by its captions and its last line, and an announcement of it is not', async () => {
    const html = asHtml(readFileSync(new URL('rule.xml', import.meta.url), 'utf8'))
    const found = await read(page(wrapped(html)), { select: ['main'] })
    expect([found.reader, found.number]).toEqual(['federal-register', '2025-09999'])
    expect(told(found)).toEqual(ACTS)
    const about = await read(page(wrapped(html.replace(/\[FR Doc[^\]]*\]/, 'See FR Doc. 2025-09999.'))), {
      select: ['main'],
    })
    expect([about.reader, about.acts]).toEqual(['page', []])
  })

  it('that lost its table still names whom its instructions name', async () => {
    const text = readFileSync(new URL('rule.txt', import.meta.url), 'utf8').replace(/^-{100,}[\s\S]*-{100,}$/m, '')
    const lost = await read(page(text, 'text/plain'))
    expect(told(lost).sort()).toEqual([...ACTS].sort())
  })

  it('not yet printed takes effect on the day of its filing', async () => {
    const text = readFileSync(new URL('rule.txt', import.meta.url), 'utf8').replace(
      /effective March 25, 2025, except[^.]*/,
      'effective [INSERT DATE OF FILING FOR PUBLIC INSPECTION IN THE FEDERAL REGISTER]',
    )
    const found = await read(page(text, 'text/plain'))
    expect(new Set(found.acts.map(({ effectiveDate }) => effectiveDate?.value))).toEqual(new Set(['2025-03-25']))
  })

  it('about something else has no acts', async () => {
    const text =
      "[Federal Register Volume 90]\n\nSUMMARY: The agency revises the entry for widgets.\n\n2. In Sec. 39.13, add the entry for ``Boeing''.\n"
    expect((await read(page(text, 'text/plain'))).acts).toEqual([])
  })
})

/** The XML of a rule as the page of it. */
function asHtml(xml: string): string {
  return xml
    .replace(/^[\s\S]*?<PREAMB>/, '')
    .replace(/<\/RULE>/, '')
    .replace(/<BOXHD>/g, '<tr>')
    .replace(/<\/BOXHD>/g, '</tr>')
    .replace(/<(\/?)CHED[^>]*>/g, '<$1th>')
    .replace(/<(\/?)ROW>/g, '<$1tr>')
    .replace(/<(\/?)ENT[^>]*>/g, '<$1td>')
    .replace(/<(\/?)GPOTABLE[^>]*>/g, '<$1table>')
    .replace(/<(\/?)SU>/g, '<$1sup>')
    .replace(/<LI[^>]*>/g, '<br>')
    .replace(/<(\/?)(?:HD|SUBJECT)[^>]*>/g, '<$1h2>')
    .replace(/<(\/?)(?:AMDPAR|FRDOC|P|NAME|TITLE)>/g, '<$1p>')
    .replace(/<\/?[A-Z]+[^>]*>/g, ' ')
}

describe('amendatory instructions', () => {
  const acts = async (...instructions: string[]) =>
    told(await read(page(['[Federal Register Volume 90]', ...instructions].join('\n\n'), 'text/plain'))).map(
      ([act, country, name]) => [act, country, name],
    )

  it.each<[string, string[], unknown[]]>([
    [
      'the passive',
      ['2. In Supplement No. 4 to part 744, under INDIA, the entry for “Acme” is removed.'],
      [['removed', 'INDIA', 'Acme']],
    ],
    [
      'plain verbs',
      [
        '2. In Supplement No. 4 to part 744:',
        'a. Under INDIA, remove the entry for “Acme” and add the entries “Kite Co., Ltd.;” and “Red Lantern.”',
      ],
      [
        ['removed', 'INDIA', 'Acme'],
        ['added', 'INDIA', 'Kite Co., Ltd.'],
        ['added', 'INDIA', 'Red Lantern'],
      ],
    ],
    [
      'a new heading',
      [
        '2. Supplement No. 4 to part 744 is amended by adding, in alphabetical order, a heading for COSTA RICA and an entry for “Kite.”',
      ],
      [['added', 'COSTA RICA', 'Kite']],
    ],
    [
      'the Unverified List',
      ['2. Supplement No. 6 to part 744 is amended by removing under Iran the entry for “Kite.”'],
      [['removed', 'Iran', 'Kite']],
    ],
    [
      'wording inside an entry',
      [
        '2. Supplement No. 4 to part 744 is amended under INDIA by revising the entry for “Acme” by removing the words “Main St.” and adding in its place “Long Road”.',
      ],
      [['amended', 'INDIA', 'Acme']],
    ],
    [
      'another supplement',
      [
        '2. Supplement No. 4 to part 744 is amended under INDIA by adding an entry for “Acme”.',
        '3. Supplement No. 7 to part 748 is amended by removing the entry for “Kite”.',
      ],
      [['added', 'INDIA', 'Acme']],
    ],
  ])('%s', async (_, instructions, expected) => expect(await acts(...instructions)).toEqual(expected))
})

const CORPUS = new URL('../../../../../shared/corpus/entity-list/', import.meta.url)
const here = existsSync(CORPUS)

describeCorpus(here, 'a whole issue of the corpus', () => {
  it('is recognised, and names nobody: no rule of it is about these lists', async () => {
    const source = page(readFileSync(new URL('fr-issue-2024-02-12-hyphen.xml', CORPUS)), 'text/xml')
    const { reader, acts, counts, blocks } = await read(source)
    expect([reader, acts, counts]).toEqual(['federal-register', [], []])
    expect(blocks.filter(({ kind }) => kind === 'row').length).toBeGreaterThan(400)
  }, 120_000)
})
