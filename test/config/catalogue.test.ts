/** The shipped watches on tiny pages of the structure that their field notes describe: fetched over loopback, read with their own settings. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttp } from '../../src/adapters/http.ts'
import { openStore } from '../../src/adapters/store/store.ts'
import { createThreadJudge } from '../../src/adapters/threads.ts'
import { openSite, type Site } from '../../src/commands/demo/site.ts'
import { loadConfig } from '../../src/config.ts'
import { extract } from '../../src/extract/extract.ts'
import { refusalOf } from '../../src/fetch/accept.ts'
import { fetchWatched } from '../../src/fetch/find.ts'
import type { Extract } from '../../src/model/extract.ts'
import type { Page } from '../../src/model/page.ts'
import type { Reading, Watch } from '../../src/model/watch.ts'
import { lookHash } from '../../src/snapshot/chain.ts'

const config = loadConfig(join(import.meta.dirname, '..', '..', 'config'), {}, Date.UTC(2026, 10, 20))
const judge = createThreadJudge({ threads: 1, deadlineMs: 20_000, heapMb: 256 })

let site: Site
let store: Awaited<ReturnType<typeof openStore>>
let http: ReturnType<typeof createHttp>

beforeAll(async () => {
  site = await openSite()
  store = await openStore({ path: ':memory:', lookHash })
  http = createHttp({ egress: { allowPrivate: [new URL(site.origin).host] } })
})

afterAll(async () => {
  await http.close()
  await judge.close()
  await store.close()
  await site.close()
})

/** The watch as shipped, with its addresses on the site of the test. */
function shipped(id: string): Watch {
  const watch = config.watches.find((candidate) => candidate.id === id)
  if (watch === undefined) throw new Error(`no watch ${id}`)
  const { find } = watch
  const into = find?.into
  return {
    ...watch,
    url: here(watch.url),
    ...(find === undefined || into === undefined
      ? {}
      : { find: { ...find, into: into === '{found}' ? into : into.replace(/^https:\/\/[^/]+/, site.origin) } }),
  }
}

function here(address: string): string {
  return `${site.origin}${pathOf(address)}`
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}

function serve(path: string, body: string | Uint8Array, type: string): void {
  site.serve(path, { body: Buffer.from(body as string), type, status: 200 })
}

async function look(watch: Watch): Promise<Page> {
  const settings = { ...config, politeness: { ...config.politeness, gapMs: 0, robots: false } }
  const fetched = await fetchWatched({ http, hosts: store.hosts, clock: Date, judge }, watch, {}, settings)
  if (fetched.kind === 'lost') throw fetched.error
  if (fetched.kind !== 'page') throw new Error(fetched.kind)
  const refusal = refusalOf(fetched.page, watch.reading.expect)
  if (refusal !== undefined) throw refusal
  return fetched.page
}

/** Serves the page at the address of the watch and reads it as the watch does. */
async function read(
  id: string,
  body: string | Uint8Array,
  type: string,
  change: Partial<Reading> = {},
): Promise<Extract> {
  const watch = shipped(id)
  serve(pathOf(watch.url), body, type)
  return await readPage(await look(watch), { ...watch.reading, ...change })
}

async function readPage(page: Page, reading: Reading): Promise<Extract> {
  const { url, finalUrl, headers, body } = page
  return await extract({ url, finalUrl, contentType: headers['content-type'] ?? '', body }, reading)
}

const HTML = 'text/html; charset=utf-8'
const MENU =
  '<nav><ul><li><a href="/about">About the office and its work</a></li><li><a href="/contact">How to reach the office</a></li></ul></nav>'
const html = (main: string): string =>
  `<!doctype html><html lang="en"><head><title>News | Office</title></head><body>${MENU}<main>${main}</main><footer><a href="/privacy">Privacy policy of this site</a></footer></body></html>`
const DAYS = ['2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-13', '2026-11-12']
const us = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', { month: 'long', day: 'numeric', year: 'numeric' })
const rfc822 = (day: string): string => new Date(`${day}T15:00:00Z`).toUTCString()

const rss = (link: (day: string) => string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed</title><link>https://x.example/</link><description>d</description>${DAYS.map(
    (day) =>
      `<item><title>Measure of ${day}</title><link>${link(day)}</link><pubDate>${rfc822(day)}</pubDate><guid isPermaLink="false">${day}</guid></item>`,
  ).join('')}</channel></rss>`

const atom = (link: (day: string) => string): string =>
  `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><id>x</id><updated>2026-11-19T00:00:00Z</updated>${DAYS.map(
    (day) =>
      `<entry><title>Measure of ${day}</title><id>${link(day)}</id><link href="${link(day)}"/><updated>${day}T09:00:00Z</updated></entry>`,
  ).join('')}</feed>`

const register = (count: number, extra: (i: number) => object): string =>
  JSON.stringify({
    count,
    results: Array.from({ length: count }, (_, i) => ({
      document_number: `2026-${10_000 + i}`,
      title: `Additions to the Entity List (${i}) `,
      type: 'Rule',
      publication_date: DAYS[0],
      ...extra(i),
    })),
  })

describe('indexes and feeds of the catalogue', () => {
  it.each([
    [
      'bis-press',
      html(
        DAYS.map(
          (day) =>
            `<div class="views-row"><p>Press Release | BIS | ${us(day)}</p><h3><a href="https://www.bis.gov/press-release/measure-${day}">Measure of ${day}</a></h3><p>Teaser.</p></div>`,
        ).join(''),
      ),
      HTML,
    ],
    [
      'ofac-recent-actions',
      html(
        DAYS.map(
          (day) =>
            `<div class="search-result"><a href="/recent-actions/${day.replaceAll('-', '')}">Measure of ${day}</a><span>${us(day)}</span> - <a href="/recent-actions/sanctions-list-updates">Sanctions List Updates</a></div>`,
        ).join(''),
      ),
      HTML,
    ],
    [
      'treasury-press',
      html(
        DAYS.map(
          (day, i) =>
            `<div><time datetime="${day}T14:00:00Z">${us(day)}</time><h3><a href="/news/press-releases/sb05${i}4">Measure of ${day}</a></h3></div>`,
        ).join(''),
      ),
      HTML,
    ],
    [
      'ustr-press',
      html(
        `<ul>${DAYS.map((day) => `<li><a href="/about/policy-offices/press-office/press-releases/2026/november/measure-${day}">Measure of ${day}</a> ${us(day)}</li>`).join('')}</ul>`,
      ),
      HTML,
    ],
    [
      'white-house-actions',
      rss((day) => `https://www.whitehouse.gov/presidential-actions/2026/11/measure-${day}/`),
      'application/rss+xml',
    ],
    ['state-press', rss((day) => `https://www.state.gov/measure-${day}/`), 'application/rss+xml'],
    [
      'council-press',
      rss((day) => `https://www.consilium.europa.eu/en/press/press-releases/2026/11/${day}/measure/`),
      'text/xml',
    ],
    [
      'eur-lex-oj-l',
      rss((day) => `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L_${day}`),
      'application/rss+xml',
    ],
    [
      'commission-trade',
      rss((day) => `https://policy.trade.ec.europa.eu/news/measure-${day}_en`),
      'application/rss+xml',
    ],
    [
      'nl-news',
      rss((day) => `https://www.government.nl/latest/news/${day.replaceAll('-', '/')}/measure`),
      'application/rss+xml',
    ],
    [
      'nl-staatscourant-semiconductors',
      rss((day) => `https://zoek.officielebekendmakingen.nl/stcrt-2026-${day.slice(-2)}.html`),
      'application/rss+xml',
    ],
    [
      'uk-statutory-instruments',
      atom((day) => `http://www.legislation.gov.uk/uksi/2026/${day.slice(-2)}/made`),
      'application/atom+xml',
    ],
    [
      'meti-press',
      atom((day) => `https://www.meti.go.jp/press/2026/11/${day.replaceAll('-', '')}001/index.html`),
      'application/xml',
    ],
    [
      'uk-ofsi',
      JSON.stringify({
        results: DAYS.map((day) => ({
          title: `Measure of ${day}`,
          link: `/government/publications/measure-${day}`,
          public_timestamp: `${day}T10:00:00Z`,
          es_score: null,
          _id: day,
        })),
        total: 6,
        start: 0,
        aggregates: {},
        suggested_queries: [],
      }),
      'application/json',
    ],
    [
      'commission-press',
      JSON.stringify({
        totalNumber: 7,
        pageSize: 50,
        pageNumber: 1,
        docuLanguageListResources: [
          {
            refCode: 'MEX/26/1',
            title: 'Daily News',
            eventDate: DAYS[0],
            languageCode: 'EN',
            docutype: { code: 'MEX' },
          },
          ...DAYS.map((day, i) => ({
            refCode: `IP/26/${1579 - i}`,
            title: `Measure of ${day}`,
            eventDate: day,
            languageCode: 'EN',
            docutype: { code: 'IP', description: 'Press release' },
          })),
        ],
      }),
      'application/json',
    ],
    [
      'mofcom-announcements',
      html(
        `<ul class="txtList_01">${DAYS.map((day) => `<li><a href="/zcfb/blgg/gg/2026/art/2026/art_${day.replaceAll('-', '')}00000000000000000000000a.html" title="Measure of ${day}">Measure of ${day}</a><span>[${day}]</span></li>`).join('')}</ul>`,
      ),
      HTML,
    ],
    [
      'mfa-countermeasures',
      html(
        `<ul>${[...DAYS, '2026-10-12', '2026-09-12', '2026-08-12', '2026-07-13'].map((day) => `<li><a href="./${day.slice(0, 7).replace('-', '')}/t${day.replaceAll('-', '')}_12012299.shtml">Measure of ${day}</a>（${day}）</li>`).join('')}</ul>`,
      ),
      HTML,
    ],
    [
      'state-council-policy',
      html(
        `<ul>${DAYS.map((day, i) => `<li><h4><a href="https://www.gov.cn/zhengce/content/202611/content_70${i}0011.htm">Measure of ${day}</a></h4><span>${day}</span></li>`).join('')}</ul>`,
      ),
      HTML,
    ],
  ])('%s reads the documents with their dates, and nothing of the menu', async (id, body, type) => {
    const { items } = await read(id, body, type)
    expect(items.slice(0, DAYS.length).map(({ title, date }) => [title, date])).toEqual(
      DAYS.map((day) => [`Measure of ${day}`, day]),
    )
    expect(items.map(({ url }) => url).filter((url) => /about\/?$|contact|privacy|MEX|list-updates/.test(url))).toEqual(
      [],
    )
  })

  it('reads the JSON of the bureau of export control, its list as HTML inside', async () => {
    const list = Array.from(
      { length: 24 },
      (_, i) =>
        `<li><a href="/flzc/gzjgfxwj/art/2026/art_${String(i).padStart(32, '0')}.html" title="商务部公告2026年第${i + 1}号">商务部公告2026年第${i + 1}号</a><span>[2026-11-${String(24 - i).padStart(2, '0')}]</span></li>`,
    )
    const body = JSON.stringify({ success: true, data: { html: `<ul class="txtList_01">${list.join('')}</ul>` } })
    const { items } = await read('mofcom-export-control', body, 'application/json')
    expect(items).toHaveLength(24)
    expect(items[0]).toMatchObject({ title: '商务部公告2026年第1号', date: '2026-11-24' })
    expect(items[0]?.url).toContain('/flzc/gzjgfxwj/art/2026/art_')
  })

  it('reads the Taiwan Affairs Office in gb18030 without a label', async () => {
    // 惩戒“台独”顽固分子的公告
    const title = Buffer.from('b3cdbde4a1b0cca8b6c0a1b1cde7b9ccb7d6d7d3b5c4b9abb8e6', 'hex')
    const rows = ['20260515', '20260401', '20260301'].map((day) =>
      Buffer.concat([
        Buffer.from(`<li><a href="./${day.slice(0, 6)}/t${day}_12700001.htm">`),
        title,
        Buffer.from(`</a> ${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}</li>`),
      ]),
    )
    const body = Buffer.concat([Buffer.from('<html><body><ul>'), ...rows, Buffer.from('</ul></body></html>')])
    const { items } = await read('tao-measures', body, 'text/html')
    expect(items.map(({ title: text, date }) => [text, date])).toEqual([
      ['惩戒“台独”顽固分子的公告', '2026-05-15'],
      ['惩戒“台独”顽固分子的公告', '2026-04-01'],
      ['惩戒“台独”顽固分子的公告', '2026-03-01'],
    ])
  })

  it('follows a rule of the Federal Register to its XML, and a filing to its text', async () => {
    const xml = 'https://www.federalregister.gov/documents/full_text/xml/2026/11/19'
    const rules = await read(
      'fr-bis-rules',
      register(60, (i) => ({ raw_text_url: `${xml}/${i}.txt`, full_text_xml_url: `${xml}/2026-${10_000 + i}.xml` })),
      'application/json',
    )
    expect(rules.items[0]).toMatchObject({ number: '2026-10000', date: '2026-11-19', url: `${xml}/2026-10000.xml` })
    const filings = await read(
      'fr-bis-public-inspection',
      register(2, (i) => ({
        raw_text_url: `https://www.federalregister.gov/pi/${i}.txt`,
        filed_at: '2026-11-18T08:45:00-05:00',
      })),
      'application/json',
    )
    expect(filings.items.map(({ url }) => url)).toEqual([
      'https://www.federalregister.gov/pi/0.txt',
      'https://www.federalregister.gov/pi/1.txt',
    ])
  })

  it('reads of the map of EU sanctions each regime and the time of its newest act', async () => {
    const data = Array.from({ length: 55 }, (_, i) => ({
      id: i + 1,
      specification: `Regime ${i}`,
      amendment: 1_760_000_000 + i,
      country: { data: { code: 'XX', title: 'Ruritania' } },
    }))
    const { blocks, items } = await read('eu-sanctions-map', JSON.stringify({ data }), 'application/json')
    expect(items).toEqual([])
    expect(blocks).toHaveLength(55)
    expect(blocks.map(({ text }) => text)).toContain('data[id=7] | 1760000006 | Regime 6')
  })

  it('takes public inspection at night for empty, not for a removal', async () => {
    const night = JSON.stringify({ count: 0, results: [], pil_unavailability_message: 'Available at 8:45 a.m. ET.' })
    expect((await read('fr-bis-public-inspection', night, 'application/json')).items).toEqual([])
  })
})

describe('documents that an index of the catalogue announces', () => {
  it('reads a release of the Commission from the JSON behind its shell', async () => {
    const body = JSON.stringify({
      refCd: 'IP/26/1579',
      eventDate: '2026-11-19',
      docuLanguageResource: {
        title: 'Commission lists further entities',
        language: 'EN',
        htmlContent: '<p>The Commission lists <strong>four</strong> entities.</p><ul><li>Acme Trading</li></ul>',
      },
    })
    const reading = shipped('commission-press').follow?.reading
    if (reading === undefined) throw new Error('not followed')
    const url = 'https://ec.europa.eu/commission/presscorner/api/documents?reference=IP/26/1579&language=en'
    const page = { url, finalUrl: url, contentType: 'application/json', body: Buffer.from(body) }
    const document = await extract(page, reading)
    expect(document).toMatchObject({ title: 'Commission lists further entities', number: 'IP/26/1579' })
    expect(document.date?.value).toBe('2026-11-19')
    expect(document.blocks.map(({ text }) => text)).toEqual(['The Commission lists four entities.', 'Acme Trading'])
  })

  it('reads an action of OFAC without the furniture of its page', async () => {
    const reading = shipped('ofac-recent-actions').follow?.reading
    if (reading === undefined) throw new Error('not followed')
    const url = 'https://ofac.treasury.gov/recent-actions/20261119'
    const text =
      '<div id="block-ofac-content"><div class="content"><div class="field__item">11/19/2026</div><p>The following entity has been added to the SDN List:</p><p>ACME TRADING LLC, Ruritania.</p></div></div><aside><p>Related news of the day</p></aside>'
    const page = { url, finalUrl: url, contentType: HTML, body: Buffer.from(html(text)) }
    const { blocks } = await extract(page, reading)
    expect(blocks.map((block) => block.text)).toContain('ACME TRADING LLC, Ruritania.')
    expect(blocks.map((block) => block.text)).not.toContain('Related news of the day')
  })
})

describe('lists of the catalogue that are declared tables', () => {
  const small = { expect: { min: 1 } }

  it('reads the UFLPA Entity List: three tables, two headers', async () => {
    const table = (header: string, ...names: string[]) =>
      `<table><thead><tr><th>${header}</th><th>Effective Date</th></tr></thead><tbody>${names.map((name) => `<tr><td>${name}</td><td>June 21, 2022</td></tr>`).join('')}</tbody></table>`
    const body = html(
      `<div id="block-mainpagecontent"><h1>Uyghur list</h1>${table('Name of Entity', 'Acme Cotton Co. (and one alias: Acme)')}${table('Entity Name', 'Bolt Textiles', 'Cobalt Foods')}</div>`,
    )
    const { listings } = await read('dhs-uflpa', body, HTML, small)
    expect(
      listings.map(({ list, name, aliases, effectiveDate }) => [list, name, aliases, effectiveDate?.value]),
    ).toEqual([
      ['UFLPA Entity List', 'Acme Cotton Co.', ['Acme'], '2022-06-21'],
      ['UFLPA Entity List', 'Bolt Textiles', [], '2022-06-21'],
      ['UFLPA Entity List', 'Cobalt Foods', [], '2022-06-21'],
    ])
  })

  it('reads the FCC Covered List without its sidebar and its other tables', async () => {
    const body = html(
      `<aside><table><tr><th>News</th></tr><tr><td>Today</td></tr></table></aside><div id="covered-list"><table><tr><th>Covered Equipment or Services*</th><th>Date of Inclusion on Covered List</th></tr><tr><td>Equipment produced by Huawei</td><td>March 12, 2021</td></tr><tr><td>Equipment produced by Acme</td><td>(June 22, 2026)*†±</td></tr></table><table><tr><th>Routers Conditional Approvals</th><th>Dates of Conditional Approval</th></tr><tr><td>Bolt</td><td>July 7, 2026</td></tr></table></div>`,
    )
    const { listings } = await read('fcc-covered-list', body, HTML, small)
    expect(listings.map(({ name, effectiveDate }) => [name, effectiveDate?.value])).toEqual([
      ['Equipment produced by Huawei', '2021-03-12'],
      ['Equipment produced by Acme', '2026-06-22'],
    ])
  })

  it('reads the entities of Taiwan from CSV with a byte order mark', async () => {
    const body =
      '\uFEFF項次item,名稱name,別名alias,國家代碼country code,地址address,護照號碼ID Number\r\n1,Acme Trading LLC,Acme; 阿克米,IR,"No. 1, First Street",\r\n'
    const { listings } = await read('taiwan-shtc-entities', body, 'text/csv', small)
    expect(listings).toMatchObject([
      { list: 'SHTC Entity List', name: 'Acme Trading LLC', country: 'IR', aliases: ['Acme', '阿克米'] },
    ])
  })
})

describe('the asset freeze list of Japan', () => {
  it('is read with the Japanese name and the English one beside it', async () => {
    const header =
      '区分,番号,告示日付,氏名（日本語）,氏名（英語）,別名・別称（日本語）,別名・別称（英語）,旧称（日本語）,旧称（英語）'
    const body = `${header}\r\n1,7,2026年1月5日,アクメ商会,Acme Trading,,Acme； A.T.,,\r\n`
    const watch = shipped('mof-japan-asset-freeze')
    const url = 'https://www.mof.go.jp/shisantouketsu20261110.csv'
    const page = { url, finalUrl: url, contentType: 'text/csv', body: Buffer.from(body) }
    const { listings } = await extract(page, { ...watch.reading, expect: { min: 1 } })
    expect(listings).toMatchObject([
      {
        list: 'Japan Asset Freeze List',
        name: 'アクメ商会',
        aliases: ['Acme Trading'],
        effectiveDate: { value: '2026-01-05' },
      },
    ])
  })
})

describe('addresses of the catalogue that are found first', () => {
  const PDF = '/press/2026/09/20260929006/20260929006-1.pdf'

  it.each([
    [
      'bis-denied-persons',
      {
        '/licensing/end-user-guidance/denied-persons-list-dpl':
          '<a href="/dpl.pdf">Denied Persons List (PDF)</a> <a href="/sites/default/files/dpl_11142026.csv">Export as CSV</a>',
      },
      '/sites/default/files/dpl_11142026.csv',
    ],
    [
      'uk-sanctions-list',
      {
        '/government/publications/the-uk-sanctions-list':
          '<section id="documents"><h3><a class="govuk-link" href="/media/6abc/UK-Sanctions-List.ods">UK Sanctions List ODS</a></h3><h3><a class="govuk-link" href="/media/6abf/UK-Sanctions-List.csv">UK Sanctions List CSV</a></h3></section>',
      },
      '/media/6abf/UK-Sanctions-List.csv',
    ],
    [
      'meti-end-user-list',
      {
        '/english/policy/external_economy/trade_control/index.html':
          '<ul><li><a href="/english/press/2026/0929_001.html">Review of the End User List (September 29, 2026)</a></li><li><a href="/english/press/2025/0929_001.html">Review of the End User List (September 29, 2025)</a></li></ul>',
        '/english/press/2026/0929_001.html': `<p>Reviewed.</p><a href="/law.pdf">The law</a> <a href="${PDF}">End User List (PDF: 500KB)</a>`,
      },
      PDF,
    ],
    [
      'meti-third-countries',
      {
        '/policy/external_economy/trade_control/02_export/17_russia/russia.html':
          '<a href="download/250912_list_russia_tokutei.pdf">ロシアの特定団体</a><a href="download/250912_list_daisangoku_tokutei.pdf">第三国の特定団体</a>',
      },
      '/policy/external_economy/trade_control/02_export/17_russia/download/250912_list_daisangoku_tokutei.pdf',
    ],
    [
      'mof-japan-asset-freeze',
      {
        '/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html':
          '<a href="shisantouketsu20261110.xlsx">Excel</a> <a href="shisantouketsu20261110.csv">CSV</a>',
      },
      '/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/shisantouketsu20261110.csv',
    ],
  ])('%s leads to its newest file', async (id, pages, file) => {
    for (const [path, body] of Object.entries(pages)) serve(path, html(body), HTML)
    serve(file, 'the file', 'application/octet-stream')
    const page = await look(shipped(id))
    expect(page.finalUrl).toBe(`${site.origin}${file}`)
  })

  it('asks the eCFR for the supplement as of the date of title 15', async () => {
    const titles = [
      { number: 14, name: 'Aeronautics and Space', latest_issue_date: '2026-11-17', up_to_date_as_of: '2026-11-16' },
      {
        number: 15,
        name: 'Commerce and Foreign Trade',
        latest_issue_date: '2026-11-18',
        up_to_date_as_of: '2026-11-19',
      },
    ]
    serve('/api/versioner/v1/titles.json', JSON.stringify({ titles, meta: { date: '2026-11-20' } }), 'application/json')
    const path =
      '/api/versioner/v1/full/2026-11-19/title-15.xml?part=744&appendix=Supplement%20No.%204%20to%20Part%20744'
    serve(path, '<DIV9 N="Supplement No. 4 to Part 744"/>', 'application/xml')
    expect((await look(shipped('ecfr-entity-list'))).finalUrl).toBe(`${site.origin}${path}`)
  })
})
