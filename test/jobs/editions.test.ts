/** A rule on public inspection, then in print, then in the list: one event, whatever form it is read in. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { MINUTE, openWorld, type World } from './world.ts'

const WATCHES = {
  fr: `id: fr
name: Federal Register
jurisdiction: US
language: en
timeZone: America/New_York
watches:
  - { id: inspection, title: Public inspection, url: "{site}/inspection", every: 5m, reader: index, select: main, links: [/filed/], follow: { for: 14d, every: 15m, reader: federal-register, select: main } }
  - { id: rules, title: Rules, url: "{site}/rules", every: 5m, reader: index, select: main, links: [/xml/], follow: { for: 14d, every: 15m, reader: federal-register } }
`,
  ecfr: `id: ecfr
name: eCFR
jurisdiction: US
language: en
timeZone: America/New_York
watches:
  - { id: list, title: The list, url: "{site}/list", every: 1h, reader: table, select: table, columns: { name: Entity, country: Country, addresses: Address, licenceRequirement: Requirement, licencePolicy: Policy, citations: Citation }, list: Entity List }
`,
}

const XML = readFileSync(new URL('../extract/lists/federal-register/rule.xml', import.meta.url), 'utf8')
/** The printed rule, with its first page. */
const PRINT = XML.replace('<PREAMB>', '<PREAMB><PRTPAGE P="14100"/>')
/** The filing, as a page with sentences and furniture of its own. */
const filing = (xml: string) =>
  `<h1>Additions to the Entity List</h1><p>This document is on public inspection. This rule, once it is printed, is the official edition of it.</p>${xml
    .replace(/^[\s\S]*?<PREAMB>/, '')
    .replace(/<(\/?)BOXHD>/g, '<$1tr>')
    .replace(/<(\/?)CHED[^>]*>/g, '<$1th>')
    .replace(/<(\/?)ROW>/g, '<$1tr>')
    .replace(/<(\/?)ENT[^>]*>/g, '<$1td>')
    .replace(/<(\/?)GPOTABLE[^>]*>/g, '<$1table>')
    .replace(/<(\/?)SU>/g, '<$1sup>')
    .replace(/<LI[^>]*>/g, '<br>')
    .replace(/<(\/?)(?:HD|SUBJECT)[^>]*>/g, '<$1h2>')
    .replace(/<(\/?)(?:AMDPAR|FRDOC|P|NAME|TITLE)>/g, '<$1p>')
    .replace(/<\/?[A-Z]+[^>]*>/g, ' ')}`

const EAR = 'For all items subject to the EAR. (See § 744.11 of the EAR).'
const row = (name: string, address: string, citation: string, requirement = EAR, country = 'China') =>
  `<tr><td>${name}</td><td>${country}</td><td>${address}</td><td>${requirement}</td><td>Presumption of denial</td><td>${citation}</td></tr>`
const list = (...entries: string[]) =>
  `<table><tr><th>Entity</th><th>Country</th><th>Address</th><th>Requirement</th><th>Policy</th><th>Citation</th></tr>${entries.join('')}</table>`
const OLD = [
  row('Old Harbour Institute', '1 Quay, Dalian, China', '80 FR 12345, 3/9/15.'),
  row('Acme Imports', '9 Mill Lane, Pune, India', '79 FR 100, 1/2/14.', EAR, 'India'),
]

let world: World

const index = (kind: string, ...ids: string[]) =>
  `<ul>${ids.map((id) => `<li><a href="/${kind}/${id}">Document ${id} of the register</a> <span>March 28, 2025</span></li>`).join('')}</ul>`

async function print(xml: string): Promise<readonly Finding[]> {
  world.site.serve('/xml/print', { body: Buffer.from(xml), type: 'text/xml', status: 200 })
  world.html('/rules', index('xml', 'print', 'other'))
  const before = (await world.deps.store.changes.list({ limit: 50 })).length
  await world.pass(20 * MINUTE)
  const changes = await world.deps.store.changes.list({ limit: 50 })
  return changes.slice(0, changes.length - before).flatMap(({ findings }) => findings)
}

const said = (findings: readonly Finding[]) =>
  findings.map(({ kind, severity, rule, reason }) => `${kind} ${severity} ${rule}: ${reason}`)

beforeEach(async () => {
  world = await openWorld({ watches: WATCHES, start: Date.parse('2025-03-25T18:00:00Z') })
  for (const kind of ['filed', 'xml']) world.html(`/${kind}/other`, '<h1>Another rule</h1><p>About bolts.</p>')
  world.html('/inspection', index('filed', 'other'))
  world.html('/rules', index('xml', 'other'))
  world.html('/list', list(...OLD))
  await world.pass(10 * MINUTE)
  world.html('/filed/rule', filing(XML))
  world.html('/inspection', index('filed', 'rule', 'other'))
  await world.pass(20 * MINUTE)
})

describe('a rule in print that was on public inspection', () => {
  it('is known by its number, says quietly where it is printed, and confirms what was told', async () => {
    const mails = world.mailbox.mails.length
    const findings = await print(PRINT)
    expect(said(findings)).toEqual([
      'document.moved low document.edition: Printed as 90 FR 14100 on 28 March 2025; it does what the earlier edition did.',
      ...['added', 'added', 'added', 'amended', 'removed'].map(
        (act) =>
          `listing.${act} info edition.same: printed as 90 FR 14100 on 28 March 2025, confirms what was told on 25 March 2025 (Federal Register)`,
      ),
    ])
    expect(findings.slice(1).every(({ confirms }) => confirms !== undefined)).toBe(true)
    expect(world.mailbox.mails).toHaveLength(mails)
  })

  it('is news in what it does more than the filing', async () => {
    const more = PRINT.replaceAll('“Desert Wind Trading.”', '“Desert Wind Trading” and “Sand Dune Logistics.”').replace(
      /<ROW>\s*<ENT I="01">IRAN[\s\S]*?<\/ROW>/,
      (iran) => iran + iran.replace('IRAN', ' ').replace('Desert Wind Trading, 12', 'Sand Dune Logistics, 44'),
    )
    const findings = await print(more)
    const told = findings.filter(({ confirms }) => confirms === undefined)
    expect(said(told)).toEqual([
      'document.moved low document.edition: Printed as 90 FR 14100 on 28 March 2025; it has 1 entry more.',
      expect.stringContaining('‘Sand Dune Logistics’ (IRAN) on Entity List is added'),
    ])
    expect(told[1]?.severity).not.toBe('info')
  })

  it('is news where it takes effect on another day, and the register has that day', async () => {
    const findings = await print(PRINT.replaceAll('March 25, 2025', 'April 1, 2025'))
    const told = said(findings.filter(({ kind, confirms }) => kind.startsWith('listing.') && confirms === undefined))
    expect(told).toContain(
      "listing.amended high edition.amended: ‘Blue Kite Computing Co., Ltd.’ (CHINA, PEOPLE'S REPUBLIC OF) on Entity List: effective date ‘2025-03-25’ → ‘2025-04-01’, by what the document says now",
    )
    const [entry] = await world.deps.store.register.search({ words: ['kite'] })
    expect(entry).toMatchObject({ since: '2025-04-01' })
  })
})

describe('an entry that a rule revises', () => {
  it('is told with what the rule changes in it, and keeps the day on which it was listed', async () => {
    const findings = (await world.deps.store.changes.list({ limit: 50 })).flatMap((change) => change.findings)
    const revised = findings.find(({ kind }) => kind === 'listing.amended')
    expect(revised).toMatchObject({
      severity: 'high',
      reason:
        "‘Old Harbour Institute’ (CHINA, PEOPLE'S REPUBLIC OF) on Entity List: address ‘1 Quay, Dalian, China’ → ‘3 Bay Street, Dalian, China’",
      parts: [{ part: 'addresses', before: '1 Quay, Dalian, China', after: '3 Bay Street, Dalian, China' }],
    })
    const [entry] = await world.deps.store.register.search({ words: ['harbour'] })
    expect(entry).toMatchObject({ since: '2015-03-09', listing: { addresses: ['3 Bay Street, Dalian, China'] } })
  })

  it('is confirmed by the list with its new citation; a part that the rule did not tell is news', async () => {
    const [, acme = ''] = OLD
    const now = (requirement: string) =>
      list(
        row(
          'Old Harbour Institute',
          '3 Bay Street, Dalian, China',
          '80 FR 12345, 3/9/15. 90 FR 14102, 3/28/25.',
          requirement,
        ),
        acme,
      )
    world.html('/list', now(EAR))
    expect(said((await world.look('list')).findings)).toEqual([
      'listing.amended low list.amended: confirms what was told on 25 March 2025 (Federal Register): adds citation 90 FR 14102, 2025-03-28',
    ])
    world.html('/list', now(EAR.replace('§ 744.11', '§§ 744.11 and 744.21')))
    expect((await world.look('list')).findings).toMatchObject([{ kind: 'listing.amended', severity: 'high' }])
  })
})
