import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configSchemas, loadConfig } from '../../src/config.ts'
import type { Watch } from '../../src/model/watch.ts'
import { describeEvery } from '../../src/watch/watch.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'config')
const NOW = Date.UTC(2026, 10, 20)

const read = (...path: string[]) => readFileSync(join(FOLDER, ...path), 'utf8')

describe('the shipped configuration', () => {
  const config = loadConfig(FOLDER, {}, NOW)

  it('starts with nothing set, and says that nobody will be told', () => {
    expect(config.channels).toEqual([])
    expect(config.routes).toEqual([])
    expect(config.notes).toContain('No channel is set up: changes are recorded, and nobody is told of them.')
    expect(config.notes).toContain('Channel slack is left out: RULEDRIFT_SLACK_URL not set in the environment.')
  })

  it('tells by email, Slack and webhook as soon as their variables are set', () => {
    const env = {
      RULEDRIFT_SMTP_URL: 'smtp://user:password@mail.example.org:587',
      RULEDRIFT_MAIL_FROM: 'Ruledrift <ruledrift@example.org>',
      RULEDRIFT_MAIL_TO: 'a@example.org, b@example.org',
      RULEDRIFT_SLACK_URL: 'https://hooks.example.org/services/x',
      RULEDRIFT_WEBHOOK_URL: 'https://program.example.org/in',
      RULEDRIFT_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    }
    const { channels, routes } = loadConfig(FOLDER, env, NOW)
    expect(channels.map((channel) => channel.kind)).toEqual(['email', 'slack', 'webhook'])
    expect(routes.map((route) => route.id)).toEqual(['urgent', 'rest', 'programs'])
  })

  it('watches the publishers of lists, of rules and of the words about them', () => {
    expect(config.sources.map((source) => `${source.id} ${source.jurisdiction}`)).toEqual([
      'bis US',
      'commission EU',
      'council EU',
      'dhs US',
      'ecfr US',
      'eu-sanctions EU',
      'eur-lex EU',
      'fcc US',
      'federal-register US',
      'meti JP',
      'mfa CN',
      'mof-japan JP',
      'mofcom CN',
      'nl NL',
      'ofac US',
      'singapore SG',
      'state-council CN',
      'state US',
      'taiwan TW',
      'tao CN',
      'trade-gov US',
      'treasury US',
      'uk GB',
      'un UN',
      'ustr US',
      'white-house US',
    ])
  })

  it('asks only over TLS, for what is found too', () => {
    const addresses = config.watches.flatMap(({ url, find }) => [
      url,
      ...(find === undefined || find.into === '{found}' ? [] : [find.into]),
    ])
    expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual([])
  })

  it('gives each watch an id of its own and a name that says what it is', () => {
    expect(new Set(config.watches.map(({ id }) => id)).size).toBe(config.watches.length)
    expect(new Set(config.watches.map(({ title }) => title)).size).toBe(config.watches.length)
  })

  it.each([
    ['ecfr-entity-list', 'ecfr-supplement', 'Supplement%20No.%204'],
    ['ecfr-unverified-list', 'ecfr-supplement', 'Supplement%20No.%206'],
    ['ecfr-military-end-users', 'ecfr-supplement', 'Supplement%20No.%207'],
    ['bis-denied-persons', 'bis-csv', '{found}'],
    ['csl', 'csl', 'consolidated.json'],
    ['ofac-sdn', 'ofac-sdn', 'SDN.XML'],
    ['ofac-consolidated', 'ofac-sdn', 'CONSOLIDATED.XML'],
    ['un-consolidated-list', 'un-list', 'consolidated.xml'],
    ['eu-consolidated-list', 'eu-list', 'xmlFullSanctionsList_1_1'],
    ['uk-sanctions-list', 'uk-list', '{found}'],
    ['meti-end-user-list', 'meti-list', '{found}'],
    ['dhs-uflpa', 'table', 'uflpa-entity-list'],
    ['fcc-covered-list', 'table', 'coveredlist'],
    ['mof-japan-asset-freeze', 'table', '{found}'],
    ['taiwan-shtc-entities', 'table', 'Download.action'],
  ])('reads the list %s with %s', (id, reader, address) => {
    const watch = config.watches.find((candidate) => candidate.id === id)
    expect(watch?.reading.reader).toBe(reader)
    expect(watch?.find?.into ?? watch?.url).toContain(address)
    expect(watch?.reading.expect.min).toBeGreaterThan(0)
    expect(watch?.everyMs).toBeLessThanOrEqual(6 * 60 * 60 * 1000)
  })

  it('names the list of every declared table, since a page or file may change its own name', () => {
    const tables = config.watches.filter(({ reading }) => reading.reader === 'table')
    expect(tables.length).toBeGreaterThanOrEqual(4)
    expect(tables.filter(({ reading }) => reading.list === undefined).map(({ id }) => id)).toEqual([])
  })

  it('finds the address of the eCFR by the date of title 15, since "current" and today answer 404', () => {
    for (const watch of config.watches.filter(({ id }) => /^ecfr-(?:entity|unverified|military)/.test(id))) {
      expect(watch.url).toBe('https://www.ecfr.gov/api/versioner/v1/titles.json')
      expect(watch.find?.value).toBe('titles[number=15].up_to_date_as_of')
    }
  })

  it('lets a found address lead only to hosts that the watch names', () => {
    for (const { id, find, reading } of config.watches.filter(({ find }) => find !== undefined)) {
      expect(find?.into === '{found}' || find?.into.startsWith('https://www.ecfr.gov/'), id).toBe(true)
      for (const host of reading.expect.redirectHosts ?? []) expect(host, id).toMatch(/^[a-z0-9.-]+$/)
    }
  })

  it('has room for files that are larger than a page', () => {
    const size = (id: string) => config.watches.find((watch) => watch.id === id)?.maxBodyBytes ?? 0
    expect(size('ofac-sdn')).toBeGreaterThan(2 * 29_000_000)
    expect(size('eu-consolidated-list')).toBeGreaterThan(2 * 26_000_000)
    expect(size('csl')).toBeGreaterThan(2 * 17_000_000)
  })

  it('expects something of every page, so that an empty one is not believed', () => {
    const careless = config.watches.filter(({ reading: { expect: e } }) => e.min === undefined && e.mayBeEmpty !== true)
    expect(careless.map((watch) => watch.id)).toEqual([])
  })

  it('asks the Federal Register for the agencies by their real names, and public inspection without a date', () => {
    const watches = config.watches.filter((watch) => watch.source.id === 'federal-register')
    const slugs = new Set(watches.flatMap(({ url }) => new URL(url).searchParams.getAll('conditions[agencies][]')))
    expect([...slugs].sort()).toEqual([
      'defense-department',
      'foreign-assets-control-office',
      'homeland-security-department',
      'industry-and-security-bureau',
      'state-department',
      'trade-representative-office-of-united-states',
      'u-s-customs-and-border-protection',
    ])
    for (const { id, url, follow } of watches) {
      const query = new URL(url).searchParams
      expect(query.has('conditions[available_on]'), id).toBe(false)
      // A page for robots stands at html_url.
      expect(query.getAll('fields[]'), id).not.toContain('html_url')
      expect(query.getAll('fields[]'), id).toContain('raw_text_url')
      if (!url.includes('public-inspection')) expect(query.getAll('fields[]'), id).toContain('effective_on')
      expect(follow?.reading.reader, id).toBe('federal-register')
    }
  })

  it('reads as notices what the Chinese authorities announce', () => {
    const readers = ['mofcom-announcements', 'mofcom-export-control', 'mofcom-spokesperson', 'mfa-countermeasures'].map(
      (id) => config.watches.find((watch) => watch.id === id)?.follow?.reading.reader,
    )
    expect(new Set(readers)).toEqual(new Set(['mofcom-notice']))
  })

  it('asks for the MOFCOM announcements of the current year in China', () => {
    const at = (now: number) =>
      loadConfig(FOLDER, {}, now).watches.find((watch) => watch.id === 'mofcom-announcements')?.url
    expect(at(Date.UTC(2026, 11, 31, 15, 59))).toBe('https://www.mofcom.gov.cn/zcfb/blgg/gg/2026/index.html')
    expect(at(Date.UTC(2026, 11, 31, 16))).toBe('https://www.mofcom.gov.cn/zcfb/blgg/gg/2027/index.html')
  })

  it('says in every file of watches what was seen and what was inferred', () => {
    for (const name of readdirSync(join(FOLDER, 'watches'))) {
      expect(read('watches', name), name).toMatch(/^# Seen: [\s\S]*Inferred: /m)
    }
  })
})

/** Where a page is watched, the site of its publisher is in the catalogue; where it is not, the catalogue says why. */
describe('docs/sources.md', () => {
  const page = readFileSync(join(FOLDER, '..', 'docs', 'sources.md'), 'utf8')

  it('has the row of every watch, as it is configured, and no other', () => {
    const [watched = ''] = page.split('## Not watched')
    const rows = watched.split('\n').filter((line) => line.startsWith('| `'))
    expect(rows.toSorted()).toEqual(loadConfig(FOLDER, {}, NOW).watches.map(rowOf).toSorted())
  })

  it('says why for every source that is not watched', () => {
    const [, left = ''] = page.split('## Not watched')
    for (const word of NOT_WATCHED) expect(left, word).toContain(word)
  })
})

function rowOf({ id, title, reading, follow, find, everyMs }: Watch): string {
  const named = (reader: string | undefined) => (reader === undefined ? 'by content' : `\`${reader}\``)
  const documents = follow === undefined ? '' : `, documents ${named(follow.reading.reader)}`
  const found = find === undefined ? '' : '; address found first'
  return `| \`${id}\` | ${title} | ${named(reading.reader)}${documents}${found} | ${describeEvery(everyMs)} |`
}

/** Sources that the catalogue knows and no watch asks. */
const NOT_WATCHED = [
  'federal-register-notices',
  'export-violations',
  'OAC',
  'DDTC',
  'congress.gov',
  'war.gov',
  'withhold release',
  'govinfo',
  '政策发布',
  'exportcontrol.mofcom.gov.cn',
  'policy.mofcom.gov.cn',
  'customs.gov.cn',
  'ndrc.gov.cn',
  'gss.mof.gov.cn',
  'cacs.mofcom.gov.cn',
  'flk.npc.gov.cn',
  'scio.gov.cn',
  'CELLAR',
  'EEAS',
  'Parliament',
  'ConList',
  'wetten.overheid.nl',
  'e-Gov',
  'MOTIE',
  'KOSTI',
  'trade.gov.tw',
  'Singapore Customs',
  'sema-lmes.xml',
  'ukraine-sanctions',
  'DFAT',
  'SECO',
  'World Bank',
  'SDN_ADVANCED',
]

describe('the schemas for editors', () => {
  it.each(Object.entries(configSchemas()))(
    'config/schema/%s.json is what "ruledrift schema" prints (write it there again after a change)',
    (name, schema) => {
      expect(JSON.parse(read('schema', `${name}.json`))).toEqual(JSON.parse(JSON.stringify(schema)))
    },
  )

  it('are named in the first line of every file', () => {
    expect(read('ruledrift.yaml')).toMatch(/^# yaml-language-server: \$schema=schema\/ruledrift\.json\n/)
    expect(read('routes.yaml')).toMatch(/^# yaml-language-server: \$schema=schema\/routes\.json\n/)
    for (const name of readdirSync(join(FOLDER, 'watches'))) {
      expect(read('watches', name), name).toMatch(/^# yaml-language-server: \$schema=\.\.\/schema\/watches\.json\n/)
    }
  })
})
