import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { licencePolicyOf, licenceRequirementOf, listingStatusOf } from '../../src/listing/terms.ts'
import type { Finding, Notice, Story } from '../../src/model.ts'
import { presentNotice, writeMail } from '../../src/present/present.ts'
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
    expect(text).toContain('Times: Europe/Berlin')
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
    expect(subject).toContain('BIS: 12 newly listed, 1 of them your party, in force before publication')
    expect(text.indexOf('*** YOUR PARTY: Nettrix')).toBeLessThan(text.indexOf('Additions to the Entity List\nhttps'))
    expect(textOf(html).indexOf('Your partyNettrix')).toBeGreaterThanOrEqual(0)
    expect(text.indexOf('* Nettrix')).toBeLessThan(text.indexOf('* Beijing Academy'))
  })

  it('says which party, by which of its names and how surely', () => {
    const touched = (sureness: 'likely' | 'possible') => {
      const one = finding({
        kind: 'listing.added',
        flags: ['party'],
        listing: listing({ name: 'Inspur Taiwan' }),
        parties: [
          { party: 'Inspur Group', by: '浪潮', matched: 'Inspur Taiwan', sureness, how: 'a company of that group?' },
        ],
      })
      return writeMail(notice({ stories: [story({ findings: [one] })] }))
    }
    expect(touched('likely').text).toContain(
      '*** YOUR PARTY: Inspur Group · by 浪潮 · likely · Inspur Taiwan: newly listed, Entity List',
    )
    expect(touched('likely').subject).toContain('newly listed: Inspur Taiwan (your party)')
    expect(touched('possible').subject).toContain('newly listed: Inspur Taiwan (perhaps your party)')
  })

  it('says once what holds for all of them', () => {
    const { text } = writeMail(newlyListed(12))
    expect(text.split('Presumption of denial')).toHaveLength(2)
    expect(text).toContain('# Newly listed: 12 entries, Entity List (critical, in force before publication)')
    expect(text).toContain('Footnotes: 4')
    expect(text).toContain('In force from: 25 March 2025')
    expect(text).toContain('Federal Register: 90 FR 14046, 28 March 2025')
  })

  it('gives one entry all its parts and its reason', () => {
    const entry = listing({
      name: 'Suma Technology',
      country: 'China',
      formerNames: ['Suma Old'],
      aliases: ['Suma-USI'],
      addresses: ['Shanghai'],
      crossReferences: ['see Sugon'],
      licenceRequirement: licenceRequirementOf('All items'),
      licencePolicy: licencePolicyOf('Denial'),
      footnotes: ['4'],
      citations: [{ volume: 90, page: 14046 }],
      effectiveDate: { value: '2025-03-25', source: 'list' },
      programme: 'EAR',
      identifiers: ['X-1'],
      status: listingStatusOf('active'),
    })
    const { text, subject } = writeMail(
      told({
        findings: [finding({ kind: 'listing.added', severity: 'critical', listing: entry, reason: 'It is new.' })],
      }),
    )
    for (const words of [
      'Suma Old',
      'Suma-USI',
      'Shanghai',
      'see Sugon',
      'All items',
      'Denial',
      'Footnotes: 4',
      '90 FR 14046',
      '25 March 2025',
      'EAR',
      'X-1',
      'active',
      'Why: It is new.',
    ]) {
      expect(text).toContain(words)
    }
    expect(subject).toContain('newly listed: Suma Technology')
  })

  it('shows the amended parts of an entry before and after', () => {
    const amended = finding({
      kind: 'listing.amended',
      severity: 'high',
      listing: listing({ name: 'Old Entry' }),
      parts: [
        { part: 'footnotes', before: '', after: '4' },
        { part: 'addresses', before: 'Road 1', after: 'Road 2' },
      ],
    })
    const { text, html } = writeMail(told({ findings: [amended] }))
    expect(text).toContain('Footnotes: {+4+}')
    expect(text).toContain('Address: [-Road 1-] {+Road 2+}')
    expect(
      load(html)('ins')
        .map((_, node) => load(node).text())
        .get(),
    ).toEqual(['4', 'Road 2'])
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
    const started = performance.now()
    const { html } = writeMail(told({ findings: [finding({ before: evidence(huge), after: evidence(huge) })] }))
    expect(performance.now() - started).toBeLessThan(8_000)
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
  })
  const source = { ...BIS, name: payload }
  const hostile = notice({
    route: payload,
    stories: [
      story({
        source,
        findings: [everywhere, entry],
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
    expect(small.sources[0]?.stories[0]?.listings[0]?.entries[0]?.party).toBe(true)
  })
})
