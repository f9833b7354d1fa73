/** The supplements to Part 744 in their forms. Entries are made up; the corpus holds real ones. */

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { licencePolicyOf } from '../../../../src/listing/terms.ts'
import type { Listing } from '../../../../src/model/listing.ts'
import { foldText } from '../../../../src/text/folding.ts'
import { describeCorpus } from '../../../corpus.ts'
import { page, read, refused } from '../../reading.ts'

const ALL = 'For all items subject to the EAR. (See § 744.11 of the EAR)'
const DENIAL = 'Presumption of denial'
const HEADERS = [
  'Country',
  'Entity',
  'License requirement',
  'License review\n<br></br>policy',
  '<E T="04">Federal Register</E> citation',
]

type Cells = readonly string[]
const ROWS: readonly Cells[] = [
  [
    'AFGHANISTAN',
    'Acme Cargo, Office 2, Kabul, Afghanistan. (See alternate address under Spain).',
    ALL,
    DENIAL,
    '76 FR 71869, 11/21/11.',
  ],
  [' ', '[Reserved]', '', '', ''],
  [
    '\u00A0',
    'Blue Kite, a.k.a., the following two aliases:\n<br></br>—Kite; <E T="03">and</E>\n<br></br>—BK 55.\n<br></br>\n<br></br> 5 Long Road, Kabul, Afghanistan; <E T="03">and</E> Plaza\n<fr>7/1</fr>, Kabul, Afghanistan.',
    'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)\n<sup>4</sup>',
    DENIAL,
    '84 FR 54004, 10/9/19.\n<br></br>85 FR 44161, 7/22/20.\n',
  ],
  [
    "CHINA, PEOPLE'S REPUBLIC OF",
    'Big Academy, a.k.a., the following one alias, and two subordinate institutions:\n<br></br>—BA.\n<br></br><E T="03">Subordinate institution</E>\n<br></br>1st Works.',
    ALL,
    DENIAL,
    '83 FR 37427, 8/1/18.',
  ],
  [
    ' ',
    '<E T="03">Subordinate institution</E>\n<br></br>2nd Works, a.k.a., the following one alias:\n<br></br>—W2.',
    '',
    '',
    '',
  ],
  [
    ' ',
    ' The following addresses apply to the entity and to the two subordinate institutions:\n<br></br>\n<br></br> 50 Long Road, Beijing, China.',
    '',
    '',
    '',
  ],
  [' ', 'Cut Electronics, a.k.a., the following two aliases:\n<br></br>—Cut One;\n', '', '', ''],
  [' ', '—Cut Two.\n<br></br>\n<br></br> 6 Bay Road, Hong Kong.', ALL, DENIAL, '87 FR 38925, 6/30/22.'],
  [
    ' ',
    'Lab of Physics, a.k.a., the following one alias:\n<br></br>—LP.',
    ALL,
    'Policy of denial',
    '87 FR 60066, 10/4/22.',
  ],
  [' ', '53 Lenin Prospekt, Moscow, Russia.\n', '', '', ''],
  ['SPAIN', '', 'Falcon S.L., Calle Cava 28, Madrid, Spain.', ALL, DENIAL, '88 FR 80957, 11/21/23.'],
]

const xmlTable = (headers: Cells, rows: readonly Cells[]) =>
  `<DIV width="100%"><TABLE><TR>${headers.map((text) => `<TH class="gpotbl_colhed">${text}\n</TH>`).join('')}</TR>${rows
    .map((row) => `<TR>${row.map((text) => `<TD align="left">${text}</TD>`).join('')}</TR>`)
    .join('')}\n</TABLE></DIV>`
const xml = (headers: Cells = HEADERS, rows: readonly Cells[] = ROWS, number = 4) =>
  `<?xml version="1.0" encoding="UTF-8"?> \n<DIV9 N="Supplement No. ${number} to Part 744" TYPE="APPENDIX" hierarchy_metadata="{&quot;path&quot;:&quot;/a&gt;b&quot;}">\n<HEAD>Supplement No. ${number} to Part 744—List\n</HEAD>\n<P>See supplement no. 6 to this part.</P>\n${xmlTable(headers, rows)}<DIV class="table_foot"><P><sup>4</sup> For this entity, …</P></DIV><CITA>[63 FR 64325]</CITA></DIV9>`
const html = (rows: readonly Cells[] = ROWS) =>
  `<div class="appendix" id="Supplement-No.-4"><h4>Supplement No. 4 to Part 744—List</h4><div class="table_wrapper">${
    xmlTable(HEADERS, rows).toLowerCase().includes('<table>')
      ? xmlTable(HEADERS, rows)
          .replaceAll('<br></br>', '<br>')
          .replaceAll(
            /<(\/?)(TABLE|TR|TH|TD|DIV)/g,
            (_, slash: string, name: string) => `<${slash}${name.toLowerCase()}`,
          )
          .replaceAll(/<E T="03">(.*?)<\/E>/g, '<em>$1</em>')
          .replaceAll(/\n?<fr>(.*?)\/(.*?)<\/fr>/g, ' $1⁄$2')
      : ''
  }</div></div>`
/** As a flattened copy: one space for a break, two for a section, bare digits for superscripts. */
const flat = (text: string) =>
  text
    .replaceAll(/\n?<br><\/br>/g, ' ')
    .replaceAll(/\n?<fr>(.*?)\/(.*?)<\/fr>/g, ' $1⁄$2')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('\n', '')
    .replaceAll(/ {3,}/g, '  ')
    .trim()
const csv = (headers: Cells = HEADERS, rows: readonly Cells[] = ROWS) =>
  [headers, ...rows.map((row) => (row.length === 6 ? [row[0] ?? '', ...row.slice(2)] : row))]
    .map((row) => row.map((text) => `"${flat(text).replaceAll('"', '""')}"`).join(','))
    .join('\r\n')

const names = (listings: readonly Listing[]) => listings.map(({ country, name }) => `${country}: ${name}`)
const ENTRIES = [
  'AFGHANISTAN: Acme Cargo',
  'AFGHANISTAN: Blue Kite',
  "CHINA, PEOPLE'S REPUBLIC OF: Big Academy",
  "CHINA, PEOPLE'S REPUBLIC OF: Cut Electronics",
  "CHINA, PEOPLE'S REPUBLIC OF: Lab of Physics",
  'SPAIN: Falcon S.L.',
]

describe.each([
  ['XML', () => page(xml(), 'text/xml')],
  ['HTML', () => page(html(), 'text/html')],
  ['CSV', () => page(csv(), 'text/csv')],
  ['CSV under another label', () => page(`\uFEFF\uFEFF${csv()}`, 'text/plain')],
])('Supplement No. 4 as %s', (_, source) => {
  const found = read(source())

  it('is recognised by its content, and is its entries and nothing else', async () => {
    const { reader, blocks, listings } = await found
    expect([reader, blocks.length, new Set(listings.map(({ list }) => list))]).toEqual([
      'ecfr-supplement',
      0,
      new Set(['Entity List']),
    ])
  })

  it('inherits countries, skips what is reserved, joins continued rows, drops a cell too many', async () => {
    expect(names((await found).listings)).toEqual(ENTRIES)
  })

  it('reads the parts of an entry', async () => {
    expect((await found).listings[1]).toMatchObject({
      aliases: ['Kite', 'BK 55'],
      addresses: ['5 Long Road, Kabul, Afghanistan', expect.stringMatching(/^Plaza 7[/⁄]1, Kabul, Afghanistan$/)],
      licenceRequirement: {
        text: 'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)',
        scope: 'all-items',
        sections: ['734.9(e)(2)', '744.11'],
        footnotes: ['4'],
      },
      licencePolicy: { text: DENIAL, class: 'presumption-of-denial' },
      footnotes: ['4'],
      citations: [
        { volume: 84, page: 54004, date: '2019-10-09' },
        { volume: 85, page: 44161, date: '2020-07-22' },
      ],
      doubts: [],
    })
  })

  it('repairs broken rows: back to the row before, or on to the next one that begins with a dash', async () => {
    const [, , academy, cut, lab] = (await found).listings
    expect(academy).toMatchObject({
      aliases: ['BA'],
      subordinates: ['1st Works', '2nd Works', 'W2'],
      addresses: ['50 Long Road, Beijing, China'],
    })
    expect(cut).toMatchObject({ aliases: ['Cut One', 'Cut Two'], addresses: ['6 Bay Road, Hong Kong'] })
    expect(lab).toMatchObject({ aliases: ['LP'], addresses: ['53 Lenin Prospekt, Moscow, Russia'] })
  })
})

it('rendered HTML is read under the reader that the watch names, too', async () => {
  const { listings } = await read(page(html(), 'text/html'), { reader: 'ecfr-supplement' })
  expect(names(listings)).toEqual(ENTRIES)
})

describe('the other supplements', () => {
  it('No. 6 is the Unverified List, by its headers', async () => {
    const rows = [['CHINA', 'Acme Optics Co., Ltd., 3 Hill Road, Wuxi, China.', '87 FR 61977, 10/13/22.']]
    const { listings } = await read(
      page(
        xml(['Country', 'Listed person and address', 'Federal Register citation and date of publication'], rows, 6),
        'text/xml',
      ),
    )
    expect(listings).toMatchObject([
      {
        list: 'Unverified List',
        name: 'Acme Optics Co., Ltd.',
        country: 'CHINA',
        addresses: ['3 Hill Road, Wuxi, China'],
      },
    ])
  })

  it('No. 7 is the Military End User List', async () => {
    const rows = [['RUSSIA', 'Acme Motors.', '85 FR 83799, 12/23/20.']]
    const { listings } = await read(page(xml(['Country', 'Entity', 'Federal Register citation'], rows, 7), 'text/xml'))
    expect(listings).toMatchObject([{ list: 'Military End User List', name: 'Acme Motors' }])
  })
})

describe('what cannot be read is refused, never a shorter list', () => {
  it('a column that is gone: the message names the headers that are there', async () => {
    const without = [...HEADERS.slice(0, 2), ...HEADERS.slice(3)]
    for (const source of [page(xml(without), 'text/xml'), page(csv(without), 'text/csv')]) {
      const error = await refused(source, { reader: 'ecfr-supplement' })
      expect(error.code).toBe('page-unreadable')
      expect(error.message).toContain('"License requirement"; its headers are "Country", "Entity", "License review')
    }
  })

  it('XML that was cut: in the table, behind it, within a tag', async () => {
    const whole = xml()
    for (const end of [
      whole.indexOf('Lab of Physics'),
      whole.indexOf('</TABLE>') + 8,
      whole.indexOf('<TD', 2_000) + 2,
    ]) {
      expect((await refused(page(whole.slice(0, end), 'text/xml'), { reader: 'ecfr-supplement' })).code).toBe(
        'page-unreadable',
      )
    }
  })

  it('no table, no rows, a CSV that ends within a row', async () => {
    for (const source of [
      page(xml(HEADERS, []), 'text/xml'),
      page('<DIV9 N="Supplement No. 4 to Part 744"><P>Nothing.</P></DIV9>', 'text/xml'),
      page(csv(HEADERS, []), 'text/csv'),
      page(csv().slice(0, -90), 'text/csv'),
    ]) {
      expect((await refused(source, { reader: 'ecfr-supplement' })).code).toBe('page-unreadable')
    }
  })

  it('unknown words of a policy are kept, with a doubt', async () => {
    const rows = [['CUBA', 'Acme, 1 Bay Road, Havana, Cuba.', ALL, 'Heightened scrutiny', '76 FR 71869, 11/21/11.']]
    const [listing] = (await read(page(xml(HEADERS, rows), 'text/xml'))).listings
    expect(listing?.licencePolicy).toEqual(licencePolicyOf('Heightened scrutiny'))
    expect(listing?.licencePolicy.class).toBe('unknown')
    expect(listing?.doubts).toEqual(['the review policy has words that no rule knows'])
  })

  it('expectations of the watch count entries', async () => {
    expect((await refused(page(xml(), 'text/xml'), { expect: { min: 7 } })).code).toBe('count-out-of-bounds')
  })

  it('however the bytes are cut into pieces, letters of several bytes stay whole', async () => {
    const filler = `<!-- ${'é'.repeat(40_000)} -->`
    const rows = [['TURKEY', `İnvest Diş Ticaret, 1 Bay Road, Adana, Turkey.`, ALL, DENIAL, '76 FR 71869, 11/21/11.']]
    for (const shift of ['', ' ', '  ']) {
      const body = xml(HEADERS, rows).replace('<P>', `${shift}${filler}<P>`)
      expect((await read(page(body, 'text/xml'))).listings[0]?.name).toBe('İnvest Diş Ticaret')
    }
  })
})

describe('a page of the supplement with code among its rows', () => {
  const rows: readonly Cells[] = ['Ash', 'Beech', 'Cedar', 'Elm', 'Fir', 'Hazel'].map((name, i) => [
    i === 0 ? 'NORWAY' : ' ',
    `${name} Instruments AS, ${i + 1} Harbour Street, Oslo, Norway.`,
    ALL,
    DENIAL,
    '90 FR 14046, 3/28/25.',
  ])
  const plain = `<!DOCTYPE html><html><head><title>Lists</title></head><body>${html(rows)}</body></html>`
  /** Puts code behind the given rows. */
  const behind = (code: string, ...at: readonly number[]): string => {
    let row = -1
    return plain.replaceAll('</tr>', (end) => (at.includes(++row) ? `${end}${code}` : end))
  }
  const loop = '<script>while(k<rows.length){mark(k++)}</script>'

  it.each([
    ['a loop in the head', plain.replace('</title>', `</title>${loop}`)],
    ['a loop between two rows', behind(loop, 3)],
    ['loops at two places, the rows between them', behind(loop, 2, 4)],
    ['a loop in a cell', plain.replace('Cedar', `${loop}Cedar`)],
    ['a table written by a script', behind(`<script>document.write("</table><table><tr>")</script>`, 2)],
    ['a style that selects by order', behind('<style>td>i<b,tr{margin:0}</style>', 1)],
    ['the code of a drawing, with a comparison in it', behind('<svg><script>if(k<n){}</script></svg>', 3)],
    ['the style of a drawing, which ends with it', behind('<svg><style>.k{}</svg>', 3)],
    ['the style of a drawing in a cell', plain.replace('Cedar', '<svg><style>.k{}</svg>Cedar')],
    ['a title that speaks of a table', plain.replace('Lists', 'Lists in a <table>')],
    ['a field that holds a row', behind('<textarea><tr><td>x</textarea>', 4)],
  ])('%s hides no entry and adds none', async (_, source) => {
    expect(source).not.toBe(plain)
    const [there, expected] = await Promise.all([source, plain].map((text) => read(page(text))))
    expect(there?.listings.map(({ name }) => name)).toEqual(rows.map((row) => String(row[1]).split(',')[0]))
    expect(there?.listings).toEqual(expected?.listings)
  })

  it('a script that does not end is a page that was cut, not a shorter list', async () => {
    expect((await refused(page(behind('<script>while(k<3)', 3)), { reader: 'ecfr-supplement' })).code).toBe(
      'page-unreadable',
    )
  })

  it('characters are those that HTML names', async () => {
    const [listing] = (await read(page(plain.replace('Ash', 'Ash &copy 2025 &#128;&eacute;')))).listings
    expect(listing?.name).toBe('Ash © 2025 €é Instruments AS')
  })
})

const CORPUS = new URL('../../../../../shared/corpus/entity-list/', import.meta.url)
const here = existsSync(CORPUS)

describeCorpus(here, 'the whole Supplement No. 4 of the corpus', () => {
  const open = (name: string, type: string) => read(page(readFileSync(new URL(name, CORPUS)), type))
  const fromXml = here ? open('ecfr-supp4-2023-12.xml', 'text/xml') : undefined
  const fromCsv = here ? open('ecfr-renderer-rows-2023-12-05.csv', 'text/csv') : undefined
  const listings = async () => (await fromXml)?.listings ?? []
  const called = async (name: string) => (await listings()).filter((listing) => listing.name === name)

  it('has 2,668 entries in 91 destinations: 2,674 rows, of which five continue the one before and one begins the next', async () => {
    expect((await listings()).length).toBe(2_668)
    expect(new Set((await listings()).map(({ country }) => country)).size).toBe(91)
  })

  it('is the same in both forms, entry by entry and part by part, but for letters that fold', async () => {
    const folded = (value: unknown): unknown =>
      typeof value === 'string'
        ? foldText(value)
        : Array.isArray(value)
          ? value.map(folded)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, folded(inner)]))
            : value
    expect(folded((await fromCsv)?.listings)).toEqual(folded(await listings()))
  })

  it('has footnote 4 on 66 entries, 1 and 2 on 130, 3 on 491', async () => {
    const carrying = (await listings()).flatMap(({ footnotes }) => footnotes)
    const count = (footnote: string) => carrying.filter((one) => one === footnote).length
    expect([count('4'), count('1'), count('2'), count('3')]).toEqual([66, 130, 130, 492])
  })

  it('repairs its seven broken rows', async () => {
    const [academy] = await called('China Aerospace Science and Industry Corporation Second Academy')
    expect([academy?.aliases.length, academy?.subordinates.length, academy?.addresses.length, academy?.doubts]).toEqual(
      [8, 34, 5, []],
    )
    const [huawei] = (await listings()).filter(
      ({ name, subordinates }) => name === 'Huawei Technologies Co., Ltd.' && subordinates.length > 0,
    )
    expect([huawei?.aliases, huawei?.footnotes]).toEqual([
      ['Shenzhen Huawei Technologies', 'Huawei Technology'],
      ['1', '2'],
    ])
    expect(huawei?.subordinates).toContain('Hangzhou Huawei Enterprises')
    const [icsoso] = await called('ICSOSO Electronics Co. Ltd.')
    expect([icsoso?.aliases.length, icsoso?.doubts]).toEqual([8, []])
    const [lebedev] = await called('Institute of Physics Named After P.N. Lebedev of the Russian Academy of Sciences')
    expect(lebedev?.addresses).toEqual(['53 Leninsky Prospekt, Moscow, 119991, Russia'])
    const [falcon] = await called('Aerofalcon S.L.')
    expect([falcon?.country, falcon?.licencePolicy.class]).toEqual(['SPAIN', 'presumption-of-denial'])
  })

  it('cites a page and a day in every entry', async () => {
    const odd = (await listings()).filter(
      ({ citations }) => citations.length === 0 || citations.some(({ date }) => date === undefined),
    )
    expect(odd.map(({ name }) => name)).toEqual([])
  })

  it('has a dozen meanings of licence requirements and no policy that is unknown but one in the wrong cell', async () => {
    const all = await listings()
    const meanings = new Set(
      all.map(({ licenceRequirement: { scope, sections, footnotes } }) => [scope, ...sections, ...footnotes].join(' ')),
    )
    expect(meanings.size).toBeLessThanOrEqual(16)
    expect(all.filter(({ licencePolicy }) => licencePolicy.class === 'unknown').map(({ name }) => name)).toEqual([
      'Djamshid Nezhad',
    ])
  })

  it('leaves a doubt only where the text truly states another number, or a cell holds what belongs elsewhere', async () => {
    const doubts = (await listings()).flatMap(({ name, doubts: own }) => own.map((doubt) => `${name}: ${doubt}`))
    expect(doubts.length).toBeLessThan(15)
  })
})
