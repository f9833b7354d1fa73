import { describe, expect, it } from 'vitest'
import { matchRoute } from '../../src/alert/match.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Story } from '../../src/model/notice.ts'
import type { Condition } from '../../src/model/settings.ts'
import { BIS, evidence, finding, listing, MOFCOM, story } from '../present/notices.ts'

function matches(when: Condition, given: Partial<Finding> = {}, told: Partial<Story> = {}): boolean {
  return matchRoute(finding(given), story(told), { id: 'r', when, to: ['mail'], send: 'at-once' }).matched
}

describe('a route', () => {
  it('without conditions takes every finding that means something', () => {
    expect(matches({})).toBe(true)
  })

  it.each([
    ['an exact kind', ['scope.narrowed'], 'scope.narrowed', true],
    ['a whole family', ['listing.*'], 'listing.added', true],
    ['one of several', ['date.changed', 'scope.*'], 'scope.widened', true],
    ['no kind of another family', ['listing.*'], 'scope.widened', false],
    ['no kind that only begins alike', ['date.change'], 'date.changed', false],
  ] as const)('takes %s', (_, kind, found, expected) => {
    expect(matches({ kind }, { kind: found })).toBe(expected)
  })

  it('takes what means nothing only when it names the severity info or the kind editorial', () => {
    const editorial = { kind: 'editorial', severity: 'info' } as const
    expect(matches({}, editorial)).toBe(false)
    expect(matches({ source: ['bis'] }, editorial)).toBe(false)
    expect(matches({ severity: ['low', 'info'] }, editorial)).toBe(true)
    expect(matches({ kind: ['editorial'] }, editorial)).toBe(true)
    expect(matches({ kind: ['date.*'] }, { kind: 'date.changed', severity: 'info' })).toBe(false)
  })

  it('wants all given fields and one value of each', () => {
    const when = { severity: ['high', 'critical'], jurisdiction: ['us'], flags: ['silent', 'party'] } as const
    expect(matches(when, { severity: 'high', flags: ['silent'] })).toBe(true)
    expect(matches(when, { severity: 'high', flags: ['early'] })).toBe(false)
    expect(matches(when, { severity: 'low', flags: ['silent'] })).toBe(false)
    expect(matches(when, { severity: 'high', flags: ['silent'] }, { source: MOFCOM })).toBe(false)
  })

  it('knows a source, a watch, and the watch that announced a document', () => {
    expect(matches({ source: ['bis'] }, {}, { source: BIS })).toBe(true)
    expect(matches({ source: ['bis'] }, {}, { source: MOFCOM })).toBe(false)
    expect(matches({ watch: ['bis-press'] }, {}, { watchId: 'bis-press' })).toBe(true)
    expect(matches({ watch: ['bis-press'] }, {}, { watchId: 'd_1', foundBy: 'bis-press' })).toBe(true)
    expect(matches({ watch: ['bis-press'] }, {}, { watchId: 'd_1' })).toBe(false)
  })

  it('takes a language with its variants', () => {
    expect(matches({ language: ['zh'] }, {}, { source: MOFCOM })).toBe(true)
    expect(matches({ language: ['zh-Hans'] }, {}, { source: MOFCOM })).toBe(true)
    expect(matches({ language: ['zh-Hant'] }, {}, { source: MOFCOM })).toBe(false)
    expect(matches({ language: ['z'] }, {}, { source: MOFCOM })).toBe(false)
  })

  it.each([
    ['the evidence', { after: evidence('PRC advanced computing ICs') }, 'advanced computing', true],
    ['the evidence before', { before: evidence('specific Huawei Ascend chips') }, 'HUAWEI', true],
    ['the reason', { reason: 'A firm of Shenzhen is new.' }, 'shenzhen', true],
    ['an alias of a listing', { listing: listing({ aliases: ['Ningchang'] }) }, 'ningchang', true],
    ['a Chinese name inside a sentence', { after: evidence('将宁畅信息列入清单') }, '宁畅', true],
    [
      'another kind of quote or hyphen',
      { after: evidence('foreign‑produced “direct product”') },
      'foreign-produced "direct',
      true,
    ],
    ['the beginning of a longer word', { after: evidence('advanced chips') }, 'chip', true],
    ['not the middle of a word', { after: evidence('microchips') }, 'chip', false],
    ['a short word as a whole', { after: evidence('the AI diffusion rule') }, 'AI', true],
    ['not the beginning of a word by a short word', { after: evidence('financial aid') }, 'AI', false],
    ['not letters that only look near', { after: evidence('export') }, 'import', false],
    ['nothing by an empty text', { after: evidence('export') }, '', false],
    ['signs as they are', { after: evidence('section 744.11(a)(2)') }, '744.11(a)', true],
  ] as const)('finds words in %s', (_, given, words, expected) => {
    expect(matches({ text: [words] }, given)).toBe(expected)
  })

  it('finds words in the title of the document', () => {
    expect(matches({ text: ['diffusion'] }, {}, { document: { title: 'AI Diffusion Rule', url: 'https://x' } })).toBe(
      true,
    )
  })

  it('says why', () => {
    const route = {
      id: 'urgent',
      when: { severity: ['critical'], kind: ['listing.*'] },
      to: [],
      send: 'at-once',
    } as const
    expect(matchRoute(finding({ kind: 'listing.added', severity: 'low' }), story({}), route).reason).toContain(
      'severity low',
    )
    const all = matchRoute(finding({ kind: 'listing.added', severity: 'critical' }), story({}), route)
    expect(all.reason).toBe('kind listing.added; severity critical')
  })
})
