import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { licencePolicyOf, licenceRequirementOf, listingStatusOf } from '../../src/listing/terms.ts'
import type { Finding, Sureness } from '../../src/model/finding.ts'
import type { Notice, Story } from '../../src/model/notice.ts'
import { presentNotice, writeMail } from '../../src/present/present.ts'
import { cpuMs } from '../cpu.ts'
import {
  BIS,
  blind,
  evidence,
  finding,
  INCIDENT,
  listing,
  newlyListed,
  notice,
  SEEN_AT,
  silentEdit,
  story,
  weeklyDigest,
} from './notices.ts'

function told(given: Partial<Story>): Notice {
  return notice({ stories: [story(given)] })
}

/** Entries that meet one party, each as surely as given. */
function inspur(surenesses: readonly Sureness[]): Notice {
  return told({
    findings: surenesses.map((sureness, i) =>
      finding({
        kind: 'listing.added',
        severity: 'critical',
        flags: ['party'],
        listing: listing({ name: `Inspur Software ${i + 1}` }),
        parties: [
          {
            party: 'Inspur Group',
            by: 'Inspur Group',
            matched: `Inspur Software ${i + 1}`,
            sureness,
            how: 'a company of that group?',
          },
        ],
      }),
    ),
  })
}

function textOf(markup: string): string {
  return load(markup)('body').text().replace(/\s+/g, ' ')
}

describe('the mail about a silent edit', () => {
  const mail = writeMail(silentEdit())

  it('says in its subject who did what to which document, and how', () => {
    expect(mail.subject).toMatch(
      /^\[Ruledrift\] BIS: wording softened, silently: “Department of Commerce Announces Rescission/,
    )
  })

  it('shows the sentence once, before and after, with the words of all three findings marked', () => {
    const $ = load(mail.html)
    expect(
      $('del')
        .map((_, node) => $(node).text())
        .get(),
    ).toEqual(['anywhere in the world', 'violates'])
    expect(
      $('ins')
        .map((_, node) => $(node).text())
        .get(),
    ).toEqual(['alerting industry to the risks of', 'PRC advanced computing ICs, including specific'])
    expect(mail.html.split('which makes clear that')).toHaveLength(2)
    expect(mail.text).toContain('chips [-anywhere in the world-] [-violates-] U.S.')
    expect(mail.text).toContain('guidance {+alerting industry to the risks of+} using')
  })

  it.each(['html', 'text'] as const)('gives each finding its reason and rule, and the evidence (%s)', (body) => {
    const text = body === 'html' ? textOf(mail.html) : mail.text.replace(/\s+/g, ' ')
    for (const words of [
      'Softened',
      'Narrowed',
      'Widened',
      'silently',
      'assertion.down',
      'geography.dropped',
      'object.class',
      'Guidance issued today',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toContain('Seen: 13 May 2025 at 22:05 CEST')
    expect(text).toContain('Last seen without it: 13 May 2025 at 21:50 CEST')
    expect(text).toContain('ruledrift show c_1f0e9d8c7b6a59483726')
    expect(text).toContain('Times: CEST (Europe/Berlin)')
  })

  it('links the page', () => {
    expect(
      load(mail.html)('a')
        .map((_, node) => node.attribs.href ?? '')
        .get(),
    ).toEqual(['https://www.bis.gov/press-release/rescission-ai-diffusion'])
  })

  it('carries its styles inline, because Gmail drops style sheets', () => {
    const $ = load(mail.html)
    expect($('style, link, script, img').length).toBe(0)
    expect($('del span').first().attr('style')).toContain('line-through')
    expect($('ins span').first().attr('style')).toContain('underline')
  })

  it('has a summary that quotes no page', () => {
    expect(mail.summary).toContain('ruledrift show c_1f0e9d8c7b6a59483726')
    expect(mail.summary).not.toContain('Ascend')
    expect(mail.summary).not.toContain('Department of Commerce')
  })
})

describe('the mail about new listings', () => {
  it('puts the party at the top and first', () => {
    const { html, text, subject } = writeMail(newlyListed(12))
    expect(subject).toBe('[Ruledrift] BIS: 12 newly listed, 1 your party, in force before publication: Entity List')
    expect(text.indexOf('*** YOUR PARTY: Nettrix')).toBeLessThan(text.indexOf('Additions to the Entity List\nhttps'))
    expect(textOf(html).indexOf('Your party: Nettrix')).toBeGreaterThanOrEqual(0)
    expect(text.indexOf('* Nettrix')).toBeLessThan(text.indexOf('* Beijing Academy'))
  })

  it('gives each party one line: how many entries, how sure, by what; then the names', () => {
    const { text, html, subject } = writeMail(inspur(['likely', 'likely', 'likely']))
    expect(subject).toContain('3 newly listed, 3 your party Inspur Group (likely): Entity List')
    expect(text).toContain(
      '*** YOUR PARTY Inspur Group: 3 entries, likely (names begin with “Inspur”)\n    Inspur Software 1\n    Inspur Software 2\n',
    )
    expect(textOf(html)).toContain('Your party Inspur Group: 3 entries, likely (names begin with “Inspur”)')
    expect(text.match(/YOUR PARTY/g)).toHaveLength(1)
  })

  it('says “perhaps” only where a match is merely possible', () => {
    const perhaps = writeMail(inspur(['possible']))
    expect(perhaps.subject).toContain('newly listed: Inspur Software 1 (perhaps your party Inspur Group)')
    expect(perhaps.text).toContain('*** PERHAPS YOUR PARTY Inspur Group: 1 entry, possible (a company of that group?)')
    expect(perhaps.text).toContain('* Inspur Software 1, China [perhaps your party]')
    const sure = writeMail(inspur(['sure']))
    expect(sure.subject).toContain('newly listed: Inspur Software 1 (your party Inspur Group): Entity List')
    expect(sure.text).not.toMatch(/perhaps/i)
    expect(writeMail(inspur(['likely', 'possible'])).subject).toContain(
      '2 newly listed, 1 your party Inspur Group (likely), 1 perhaps your party Inspur Group',
    )
  })

  it('says once what holds for all of them, terms in normal form with the printed words beside them', () => {
    const { text } = writeMail(newlyListed(12))
    expect(text).toContain('# Newly listed: 12 entries, Entity List (critical)')
    for (const once of [
      '  In force since 25 March 2025\n    date from the list\n',
      '  Licence: all items subject to the EAR (§§ 734.9(e), 744.11)\n    as printed: For all items subject to the EAR',
      '  Review: presumption of denial\n',
      '  Footnote 4: foreign-produced items are caught too (§ 734.9(e)(2))',
      '  Federal Register: 90 FR 14046, 28 March 2025\n',
    ]) {
      expect(text.split(once)).toHaveLength(2)
    }
  })

  it('does not take a misprint in one entry for another requirement', () => {
    const told = newlyListed(12)
    const [first] = told.stories[0]?.findings ?? []
    const entry = first?.listing
    if (entry === undefined) throw new Error('no listing')
    const misprinted = {
      ...entry,
      licenceRequirement: licenceRequirementOf(
        'For all items subject to the EAR (Se §§ 734.9(e) and 744.11 of the EAR)',
      ),
    }
    const findings = told.stories[0]?.findings.map((one, i) => (i === 3 ? { ...one, listing: misprinted } : one)) ?? []
    expect(writeMail({ ...told, stories: [story({ findings })] }).text.match(/Licence:/g)).toHaveLength(1)
  })

  it('says since when it binds, and whether that was before print', () => {
    const effect = (value: string) => {
      const entry = listing({ effectiveDate: { value, source: 'rule' } })
      const document = { title: 'A rule', url: 'https://example.org/rule', date: '2025-05-16' }
      const { text } = writeMail(told({ document, findings: [finding({ kind: 'listing.added', listing: entry })] }))
      return /Effect: .*/.exec(text)?.[0]
    }
    expect(effect('2025-05-12')).toBe('Effect: In force since 12 May 2025, before print (16 May)')
    expect(effect('2025-05-16')).toBe('Effect: In force from 16 May 2025')
    expect(effect('soon')).toBe('Effect: In force: soon')
  })

  it('gives one entry all its parts and what is special about it', () => {
    const entry = listing({
      name: 'Suma Technology',
      country: "CHINA, PEOPLE'S REPUBLIC OF",
      formerNames: ['Suma Old'],
      aliases: ['Suma-USI'],
      addresses: ['Shanghai'],
      crossReferences: ['see Sugon'],
      licenceRequirement: licenceRequirementOf('ECCN 5A002 only'),
      licencePolicy: licencePolicyOf('Denial'),
      footnotes: ['4', '9'],
      citations: [{ volume: 90, page: 14046 }],
      effectiveDate: { value: '2025-03-25', source: 'list' },
      programme: 'EAR',
      identifiers: ['X-1'],
      status: listingStatusOf('active'),
    })
    const reason =
      "‘Suma Technology’ (CHINA, PEOPLE'S REPUBLIC OF) on Entity List is added, effective 2025-03-25; it stood on the list already"
    const { text, subject } = writeMail(
      told({ findings: [finding({ kind: 'listing.added', severity: 'critical', listing: entry, reason })] }),
    )
    for (const words of [
      '* Suma Technology, China\n',
      'Former names: Suma Old',
      'Also known as: Suma-USI',
      'Address: Shanghai',
      'See also: see Sugon',
      'Licence: ECCN 5A002 only',
      'Review: Denial',
      'Footnote 4: foreign-produced',
      'Footnotes: 9',
      '90 FR 14046',
      'In force since 25 March 2025',
      'EAR',
      'X-1',
      'active',
      'Why: it stood on the list already [test.rule]',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('is added, effective')
    expect(subject).toBe('[Ruledrift] BIS: newly listed: Suma Technology: Entity List')
  })

  it('shows only the parts of an entry that changed, once, and says so', () => {
    const amended = finding({
      kind: 'listing.amended',
      severity: 'high',
      reason: '‘Old Entry’ (China) on Entity List: footnote 4 added; address ‘Road 1’ → ‘Road 2’',
      listing: listing({ name: 'Old Entry', aliases: ['Kept'], addresses: ['Road 2', 'Kept Road'] }),
      parts: [
        { part: 'citations', before: '', after: '87 FR 62202, 2022-10-13' },
        { part: 'addresses', before: 'Road 1', after: 'Road 2' },
        { part: 'footnotes', before: '', after: '4' },
      ],
    })
    const { text, html } = writeMail(told({ findings: [amended] }))
    expect(text).toContain(
      [
        '* Old Entry, China',
        '  Footnote added: {+4+}',
        '    foreign-produced items are caught too (§ 734.9(e)(2)); licences: § 744.11(a)(2)(ii)',
        '  Address: [-Road 1-] → {+Road 2+}',
        '  Citation added: {+87 FR 62202, 13 October 2022+}',
        '',
        '  Otherwise as before.',
      ].join('\n'),
    )
    expect(text).not.toContain('Kept')
    expect(text).not.toContain('Why:')
    expect(
      load(html)('ins')
        .map((_, node) => load(node).text())
        .get(),
    ).toEqual(['4', 'Road 2', '87 FR 62202, 13 October 2022'])
  })

  it('tells four entries of one name apart by destination, and their common change once', () => {
    const findings = ['FRANCE', 'IRAN', 'SENEGAL', 'UNITED KINGDOM'].map((country) =>
      finding({
        kind: 'listing.amended',
        severity: 'high',
        listing: listing({ name: 'Dart Example', country }),
        parts: [{ part: 'aliases', before: '', after: 'Example Dart' }],
      }),
    )
    const { text, subject } = writeMail(told({ findings }))
    expect(subject).toContain('4 listings amended: Dart Example: Entity List')
    expect(text.match(/Alias added: \{\+Example Dart\+\}/g)).toHaveLength(1)
    expect(text).toContain(
      '* Dart Example, France\n* Dart Example, Iran\n* Dart Example, Senegal\n* Dart Example, United Kingdom\n',
    )
  })

  it('groups many entries by destination, one line each', () => {
    const { text } = writeMail(newlyListed(70))
    expect(text).toContain('\nChina (59)\n')
    expect(text).toContain('\nTaiwan (11)\n')
    expect(text).toContain('* Inspur Taiwan Co. · Neihu District, Taipei, Taiwan\n')
    expect(text.indexOf('China (59)')).toBeLessThan(text.indexOf('Taiwan (11)'))
  })

  it('bounds a list of thousands and counts the rest beside the command that shows it', () => {
    const { text, html } = writeMail(newlyListed(2000))
    expect(text.match(/^\* /gm)).toHaveLength(100)
    expect(text).toContain('1900 more findings did not fit here.')
    expect(text).toContain('All of it: ruledrift show c_aa55aa55aa55aa55aa55')
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })

  it('shows all seventy and stays below what Gmail cuts', () => {
    const { html, text } = writeMail(newlyListed(70))
    expect(text.match(/^\* /gm)).toHaveLength(70)
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })
})

describe('a mail that would be too long', () => {
  it('shows the most severe first, counts the rest, and names the command', () => {
    const many: Finding[] = Array.from({ length: 3000 }, (_, i) =>
      finding({ before: evidence(`old «word» ${i}`), after: evidence(`new «word» ${i}`) }),
    )
    const urgent = finding({ kind: 'rule.rescinded', severity: 'high', after: evidence('The rule is «rescinded».') })
    const { html, text } = writeMail(told({ findings: [...many, urgent] }))
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
    const shown = text.match(/^# /gm)?.length ?? 0
    const omitted = Number(/(\d+) more findings did not fit/.exec(text)?.[1])
    expect(shown + omitted).toBe(3001)
    expect(text.indexOf('# Rescinded')).toBeLessThan(text.indexOf('# Reworded'))
    expect(text).toContain('ruledrift show')
  })

  it('holds a sentence of five megabytes', () => {
    const huge = `${'word '.repeat(1_000_000)}«violates»${' word'.repeat(1000)}`
    const started = cpuMs()
    const { html } = writeMail(told({ findings: [finding({ before: evidence(huge), after: evidence(huge) })] }))
    expect(cpuMs() - started).toBeLessThan(8_000)
    expect(html.length).toBeLessThan(20_000)
    expect(load(html)('del').text()).toBe('violates')
  })

  it('counts the changes of a digest that did not fit', () => {
    const stories = Array.from({ length: 2000 }, (_, i) =>
      story({ changeId: `c_${i}`, url: `https://www.bis.gov/${i}`, findings: [finding({ after: evidence('«x»') })] }),
    )
    const { text, html } = writeMail({ ...weeklyDigest(), stories })
    const shown = text.match(/^All of it: /gm)?.length ?? 0
    expect(shown + Number(/(\d+) more changes did not fit/.exec(text)?.[1])).toBe(2000)
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })
})

describe('a digest', () => {
  it('groups by source and document and counts', () => {
    const { subject, text } = writeMail(weeklyDigest())
    expect(subject).toBe('[Ruledrift] Digest: 2 findings from 2 sources, 1 watch blind')
    expect(text).toContain('2 findings in 2 changes: 1 medium, 1 low.')
    expect(text).toContain('== MOFCOM: 1 finding in 1 document ==')
  })

  it('names every blind watch', () => {
    const { text, html } = writeMail(weeklyDigest())
    for (const body of [text, textOf(html)]) {
      expect(body).toContain('19 watches healthy, 1 blind')
      expect(body).toContain('Blind: eCFR Part 744 Supplement 4: http-rate-limited, since 14 May 2025 at 03:05 GMT+8')
    }
  })

  it('says that the watches are healthy when there is nothing to tell', () => {
    const empty = writeMail({ ...weeklyDigest(), stories: [], health: { watches: 20, blind: [] } })
    expect(empty.subject).toBe('[Ruledrift] Digest: nothing to report, 20 watches healthy')
    expect(empty.text).toContain('20 watches healthy, 0 blind')
  })

  it('marks the language of Chinese words', () => {
    const $ = load(writeMail(weeklyDigest()).html)
    expect($('[lang="zh-Hans"]').text()).toContain('商务部新闻发言人就美方调整芯片出口管制相关表述答记者问')
  })
})

describe('a mail about an incident', () => {
  it('says what, since when, and the next step', () => {
    const { subject, text } = writeMail(blind())
    expect(subject).toBe('[Ruledrift] Blind: BIS press releases (page-blocked)')
    expect(text).toContain(`What: ${INCIDENT.message} (page-blocked)`)
    expect(text).toContain('Since: 13 May 2025 at 22:05 CEST')
    expect(text).toContain(`Next step: ${INCIDENT.hint}`)
  })

  it('says that all is well again, and for how long it was not', () => {
    const { subject, text } = writeMail(blind(SEEN_AT + 7_200_000))
    expect(subject).toBe('[Ruledrift] Seeing again: BIS press releases')
    expect(text).toContain('Until: 14 May 2025 at 00:05 CEST')
    expect(text).not.toContain('Next step')
  })
})

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</pre></td><script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  "'--><iframe src=//evil.example>",
  '&lt;b&gt;&#60;script&#62;',
  'a\u202Egnp.exe\u2066\u200B',
  'x\r\nBcc: victim@example.org\r\n\r\n<b>',
  '\u0000\u0007\u001B[31m',
]

describe.each(HOSTILE)('hostile page text %j', (payload) => {
  const words = evidence(`${payload}«${payload}»`)
  const everywhere = finding({
    before: words,
    after: words,
    reason: payload,
    rule: payload,
    path: [payload],
    document: { title: payload, url: `javascript:${payload}`, date: payload },
  })
  const entry = finding({
    kind: 'listing.amended',
    flags: ['party'],
    severity: 'critical',
    reason: payload,
    listing: listing({
      list: payload,
      name: payload,
      country: payload,
      aliases: [payload],
      addresses: [payload],
      licencePolicy: licencePolicyOf(payload),
      effectiveDate: { value: payload, source: 'list' },
    }),
    parts: [{ part: payload, before: payload, after: payload }],
    parties: [{ party: payload, by: payload, matched: payload, sureness: 'likely', how: payload }],
  })
  const full = finding({
    kind: 'listing.added',
    flags: ['party'],
    severity: 'critical',
    reason: `${payload}; ${payload}`,
    listing: listing({
      list: payload,
      name: payload,
      country: payload,
      formerNames: [payload],
      aliases: [payload],
      addresses: [payload],
      crossReferences: [payload],
      subordinates: [payload],
      identifiers: [payload],
      remarks: [payload],
      programme: payload,
      footnotes: [payload],
      licenceRequirement: licenceRequirementOf(`all items subject to the EAR ${payload}`),
      licencePolicy: licencePolicyOf(payload),
      effectiveDate: { value: payload, source: 'rule' },
      status: { state: 'in-force', text: payload },
      item: { code: payload, text: payload, reasons: [payload], thresholds: [payload] },
    }),
    parties: [{ party: payload, by: payload, matched: payload, sureness: 'possible', how: payload }],
    counts: [
      { value: 1, text: payload, country: payload },
      { value: 2, text: `${payload}: 2`, found: 3 },
    ],
  })
  const suspended = finding({
    kind: 'listing.suspended',
    severity: 'critical',
    after: words,
    ofNotice: payload,
    listing: listing({ name: payload, status: { state: 'suspended', until: payload, text: payload } }),
    parts: [{ part: 'status', before: payload, after: payload }],
  })
  const confirmed = finding({
    kind: 'listing.added',
    listing: listing({ name: payload, list: payload }),
    parts: [{ part: payload, before: payload, after: payload }],
    confirms: { changeId: payload, sourceName: payload, at: SEEN_AT },
  })
  const reached = finding({
    kind: 'date.reached',
    severity: 'critical',
    flags: ['party'],
    reason: payload,
    after: words,
  })
  const unnamed = finding({
    kind: 'listing.added',
    severity: 'critical',
    rule: 'act.unnamed',
    reason: `80 additions to ${payload} are announced; x`,
  })
  const source = { ...BIS, name: payload }
  const hostile = notice({
    route: payload,
    stories: [
      story({
        source,
        findings: [everywhere, entry, full, suspended, confirmed, reached, unnamed],
        watchTitle: payload,
        watchId: payload,
        url: payload,
        changeId: payload,
        document: { title: payload, url: 'javascript:alert(1)' },
      }),
    ],
    incidents: [{ ...INCIDENT, title: payload, message: payload, hint: payload, url: payload }],
    health: { watches: 1, blind: [{ watchId: payload, title: payload, cause: payload, since: 0 }] },
  })

  it.each(['alert', 'digest', 'incident'] as const)('is inert in every field of a mail (%s)', (kind) => {
    const { subject, html, text } = writeMail({ ...hostile, kind })
    const $ = load(html)
    expect($('script, img, svg, iframe, object, form, input, style').length).toBe(0)
    for (const node of $('*').toArray()) {
      if (!('attribs' in node)) continue
      for (const name of Object.keys(node.attribs))
        expect(name).toMatch(
          /^(style|lang|href|role|width|cellpadding|cellspacing|align|valign|scope|charset|name|content)$/,
        )
    }
    expect(
      $('a')
        .get()
        .map((node) => node.attribs.href ?? '')
        .filter((href) => !/^https?:/.test(href)),
    ).toEqual([])
    for (const body of [subject, html, text])
      expect(body).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2066-\u2069]/)
    expect(subject).not.toContain('\n')
    expect(text).not.toMatch(/^Bcc:/m)
  })
})

describe('a view', () => {
  it('counts what it leaves out and always shows something', () => {
    const view = presentNotice(silentEdit(), 0)
    expect(view.sources).toEqual([])
    expect(view.omitted).toBe(1)
    const small = presentNotice(newlyListed(12), 1)
    expect(small.sources[0]?.stories[0]).toMatchObject({ omitted: 11 })
    expect(small.sources[0]?.stories[0]?.listings[0]?.sections[0]?.entries[0]?.party).toBe(true)
  })
})
