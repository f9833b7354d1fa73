import { describe, expect, it } from 'vitest'
import { statedBySource } from '../../src/alert/counts.ts'
import { type EventInput, tellOnce } from '../../src/alert/event.ts'
import { matchRoute } from '../../src/alert/match.ts'
import { expandNotice } from '../../src/alert/of-notice.ts'
import { withSeverity } from '../../src/alert/severity.ts'
import { createKnown } from '../../src/listing/known.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Listing, ListingAct } from '../../src/model/listing.ts'
import type { Opening, RegisterEntry } from '../../src/model/register.ts'
import type { Condition } from '../../src/model/settings.ts'
import { finding, listing, story } from '../present/notices.ts'

const DAY = 24 * 60 * 60 * 1000
const AT = Date.parse('2025-03-28T12:00:00Z')
const TOLD = { changeId: 'c_press', sourceName: 'BIS press release', at: Date.parse('2025-03-25T19:50:00Z') }

function entryOf(given: Partial<Listing>, facts: Partial<RegisterEntry> = {}): RegisterEntry {
  const entry = listing(given)
  return {
    id: 'l_1',
    state: entry.status.state,
    since: '2025-03-25',
    firstSeen: TOLD.at,
    told: TOLD,
    last: { ...TOLD, kind: 'added' },
    events: 1,
    listing: entry,
    ...facts,
  }
}

const added = (given: Partial<Listing>, facts: Partial<Finding> = {}): Finding =>
  finding({ kind: 'listing.added', severity: 'critical', reason: 'it is added', listing: listing(given), ...facts })

function tell(one: Finding, known: readonly RegisterEntry[], given: Partial<EventInput> = {}): Finding | undefined {
  return tellOnce({
    findings: [one],
    acts: [],
    known: createKnown(known),
    openings: [],
    isList: true,
    at: AT,
    sourceName: 'Another source',
    timeZone: 'America/New_York',
    partiesOf: () => [],
    ...given,
  })[0]
}

describe('a listing that is added', () => {
  it('is told as it is when nobody has told of it before', () => {
    const one = added({ name: 'Nettrix' })
    expect(tell(one, [])).toBe(one)
    expect(tell(one, [entryOf({ name: 'Suma' })])).toBe(one)
    expect(tell(one, [entryOf({ name: 'Nettrix', list: 'Unverified List' })])).toBe(one)
  })

  it('confirms an earlier telling, says what it adds, and is of low severity', () => {
    const news = {
      name: 'Nettrix Information Industry Co., Ltd.',
      effectiveDate: { value: '2025-03-28', source: 'rule' },
      citations: [{ volume: 90, page: 14046 }],
    } as const
    expect(
      tell(added(news, { flags: ['party'] }), [
        entryOf({ name: 'NETTRIX INFORMATION INDUSTRY COMPANY, LIMITED', country: '' }),
      ]),
    ).toMatchObject({
      kind: 'listing.added',
      severity: 'low',
      // whom it touches was told the first time
      flags: [],
      reason:
        'confirms what was told on 25 March 2025 (BIS press release): adds country China, citation 90 FR 14046, effective date 28 March 2025',
      confirms: TOLD,
      parts: [
        { part: 'country', before: '', after: 'China' },
        { part: 'citations', before: '', after: '90 FR 14046' },
        { part: 'effectiveDate', before: '', after: '2025-03-28' },
      ],
    })
  })

  it('confirms without adding anything: of no severity', () => {
    const one = tell(added({ name: 'Nettrix', citations: [{ volume: 90, page: 14048 }] }), [
      entryOf({ name: 'Nettrix', citations: [{ volume: 90, page: 14046 }] }),
    ])
    expect(one).toMatchObject({
      severity: 'info',
      reason: 'confirms what was told on 25 March 2025 (BIS press release) and adds nothing',
    })
    expect(one).not.toHaveProperty('parts')
  })

  it('is told at its full severity again when an alias now meets a party', () => {
    const partiesOf = ({ aliases }: Listing) => (aliases.includes('Inspur') ? ['Inspur Group'] : [])
    const one = added({ name: 'Ninth Works', aliases: ['Inspur'] }, { flags: ['party'] })
    expect(tell(one, [entryOf({ name: 'Ninth Works' })], { partiesOf })).toMatchObject({
      severity: 'critical',
      reason: expect.stringContaining('but now it meets your party ‘Inspur Group’'),
      confirms: TOLD,
    })
    expect(tell(one, [entryOf({ name: 'Ninth Works', aliases: ['Inspur'] })], { partiesOf })?.severity).toBe('info')
  })

  it('is told at its full severity again when it takes effect earlier than was said, not when later', () => {
    const dated = (value: string) => ({ name: 'Nettrix', effectiveDate: { value, source: 'rule' } }) as const
    expect(tell(added(dated('2025-03-25')), [entryOf(dated('2025-03-28'))])).toMatchObject({
      severity: 'critical',
      reason: expect.stringContaining('it takes effect earlier: 2025-03-25, not 2025-03-28'),
    })
    expect(tell(added(dated('2025-03-28')), [entryOf(dated('2025-03-25'))])?.severity).toBe('low')
  })

  it.each(['removed', 'stopped'] as const)('is news again after it was %s', (state) => {
    const one = added({ name: 'Nettrix' })
    expect(tell(one, [entryOf({ name: 'Nettrix' }, { state })])).toBe(one)
  })

  it('is news when a rule adds it half a year later; a list may be as late as it likes', () => {
    const one = added({ name: 'Nettrix' })
    const at = TOLD.at + 200 * DAY
    expect(tell(one, [entryOf({ name: 'Nettrix' })], { at, isList: false })).toBe(one)
    expect(tell(one, [entryOf({ name: 'Nettrix' })], { at })?.severity).toBe('info')
  })

  it('that stood on the list at our first look is news from a rule, not from a late list, and always for a party', () => {
    const { told: _, last: __, ...unseen } = entryOf({ name: 'Nettrix' })
    const one = added({ name: 'Nettrix' })
    expect(tell(one, [unseen], { isList: false })).toMatchObject({
      severity: 'critical',
      reason: expect.stringContaining('it stood on the list already'),
    })
    expect(tell(one, [unseen])).toMatchObject({ severity: 'low' })
    expect(tell({ ...one, flags: ['party'] }, [unseen])).toMatchObject({ severity: 'critical' })
  })

  it('of another destination is another entry; a missing destination is none', () => {
    const known = entryOf({ name: 'Planet Technology', country: 'PK' })
    expect(tell(added({ name: 'Planet Technology', country: 'China' }), [known])).not.toHaveProperty('confirms')
    expect(tell(added({ name: 'Planet Technology', country: '' }), [known])).toHaveProperty('confirms')
    expect(tell(added({ name: 'Planet Technology', country: 'Pakistan' }), [known])).toHaveProperty('confirms')
  })

  it('never takes one numbered institute for another', () => {
    const one = added({ name: 'CETC 14th Research Institute' })
    expect(tell(one, [entryOf({ name: 'CETC 13th Research Institute' })])).toBe(one)
  })
})

describe('a second source', () => {
  it('that removes or suspends what was removed or suspended tells nobody', () => {
    const removed = entryOf({ name: 'Nettrix' }, { state: 'removed', last: { ...TOLD, kind: 'removed' } })
    const gone = finding({ kind: 'listing.removed', severity: 'high', listing: listing({ name: 'Nettrix' }) })
    expect(tell(gone, [removed])).toMatchObject({ severity: 'info', confirms: { changeId: 'c_press' } })
    expect(tell(gone, [entryOf({ name: 'Nettrix' })])).toBe(gone)
  })

  it('that suspends until another day is news', () => {
    const until = (day: string) => listing({ name: 'Nettrix', status: { state: 'suspended', until: day, text: '' } })
    const known = entryOf(until('2025-08-12'), { last: { ...TOLD, kind: 'suspended' } })
    const suspended = (day: string) => finding({ kind: 'listing.suspended', severity: 'high', listing: until(day) })
    expect(tell(suspended('2025-08-12'), [known])?.severity).toBe('info')
    expect(tell(suspended('2025-11-10'), [known])?.severity).toBe('high')
  })

  it('that amends what is known already confirms it', () => {
    const amended = finding({
      kind: 'listing.amended',
      severity: 'high',
      listing: listing({ name: 'Nettrix', footnotes: ['4'] }),
      parts: [{ part: 'footnotes', before: '', after: '4' }],
    })
    expect(tell(amended, [entryOf({ name: 'Nettrix', footnotes: ['4'] })])?.severity).toBe('info')
    expect(tell(amended, [entryOf({ name: 'Nettrix' })])).toBe(amended)
  })
})

describe('a confirmation', () => {
  const confirmed = finding({ kind: 'listing.added', severity: 'low', flags: ['party'], confirms: TOLD })
  const takes = (when: Condition, send: 'at-once' | { cron: string; timeZone: string } = 'at-once') =>
    matchRoute(confirmed, story({}), { id: 'r', when, to: ['mail'], send }).matched

  it('goes out at once by no route that asks for its kind or its party alone', () => {
    expect(takes({ kind: ['listing.*'] })).toBe(false)
    expect(takes({ flags: ['party'] })).toBe(false)
    expect(takes({})).toBe(false)
    expect(takes({ kind: ['listing.*'] }, { cron: '0 8 * * *', timeZone: 'UTC' })).toBe(true)
    expect(takes({ severity: ['low'] })).toBe(true)
  })

  it('is not raised by a severity for its kind', () => {
    expect(withSeverity([confirmed], { 'listing.added': 'critical' })).toEqual([confirmed])
  })
})

describe('the counts of an event', () => {
  const opening = (sourceName: string, named: number, given: Partial<Opening> = {}): Opening => ({
    changeId: `c_${sourceName}${named}`,
    list: 'Entity List',
    at: AT,
    sourceName,
    named,
    counts: [],
    ...given,
  })

  it('stand side by side: what a document states, else what it names; documents of one source as a sum', () => {
    const counts = statedBySource([
      opening('BIS', 0, { counts: [{ value: 80, text: '80 entities' }] }),
      opening('Federal Register', 12),
      opening('Federal Register', 70),
      opening('Press', 0, { counts: [42, 11, 1].map((value) => ({ value, text: '', country: 'x' })) }),
    ])
    expect(counts.map(({ text }) => text)).toEqual(['BIS: 80', 'Federal Register: 12 + 70 = 82', 'Press: 54'])
  })

  it('stand by destination behind their source where its documents divide them, and the parts add up', () => {
    const divided = (whole: number, ...parts: readonly number[]) => ({
      counts: [
        { value: whole, text: `${whole} entities` },
        ...parts.map((value, i) => ({ value, text: '', country: ['China', 'Taiwan'][i] ?? 'Iran' })),
      ],
    })
    const values = (...openings: readonly Opening[]) => statedBySource(openings).map(({ value }) => value)
    expect(values(opening('FR', 0, divided(12, 11, 1)), opening('FR', 0, divided(70, 42, 28)))).toEqual([
      82, 11, 1, 42, 28,
    ])
    expect(values(opening('FR', 0, divided(12, 11)), opening('FR', 0, divided(70, 42, 28)))).toEqual([82])
  })
})

describe('an act on an earlier notice', () => {
  const NUMBER = '商务部公告2025年第21号'
  const entries = [entryOf({ name: 'Alpha' }), entryOf({ name: 'Beta' }, { id: 'l_2' })]
  const suspended = finding({
    kind: 'listing.suspended',
    severity: 'high',
    ofNotice: NUMBER,
    reason: 'suspended for 90 days',
  })
  const act = (given: Partial<ListingAct>): ListingAct => ({
    act: 'suspended',
    list: 'Entity List',
    ofNotice: NUMBER,
    evidence: { text: '', marks: [] },
    block: 0,
    ...given,
  })

  it('becomes one finding for each entry, with its status before and after', () => {
    const expanded = expandNotice(suspended, [act({ until: '2025-08-12' })], entries)
    expect(expanded.map(({ listing, reason }) => [listing?.status.until, reason])).toEqual([
      ['2025-08-12', `‘Alpha’ (China) on Entity List, listed by ${NUMBER}: suspended for 90 days`],
      ['2025-08-12', `‘Beta’ (China) on Entity List, listed by ${NUMBER}: suspended for 90 days`],
    ])
    expect(expanded[0]?.parts).toEqual([{ part: 'status', before: 'in force', after: 'suspended until 2025-08-12' }])
  })

  it('leaves out whom it leaves out, and stays as it is when the notice is not known', () => {
    expect(expandNotice(suspended, [act({ except: ['ALPHA'] })], entries).map(({ listing }) => listing?.name)).toEqual([
      'Beta',
    ])
    expect(expandNotice(suspended, [act({})], [])).toEqual([suspended])
  })

  it('that stops the measure is told as amended, and the entries are stopped', () => {
    const stopped = { ...suspended, kind: 'listing.amended' } as const
    const [first] = expandNotice(stopped, [act({ act: 'stopped' })], entries)
    expect(first?.listing?.status.state).toBe('stopped')
  })
})

describe('an amendment that a rule has told', () => {
  const RULE = { changeId: 'c_rule', sourceName: 'Federal Register', at: TOLD.at, kind: 'amended' } as const
  const known = (given: Partial<Listing>, last: Partial<typeof RULE & { unsaid: true }> = {}) => [
    entryOf({ name: 'Nettrix', ...given }, { last: { ...RULE, ...last } }),
  ]
  const amended = (given: Partial<Listing>, ...parts: NonNullable<Finding['parts']>): Finding =>
    finding({
      kind: 'listing.amended',
      severity: 'critical',
      flags: ['party'],
      rule: 'list.amended',
      reason: 'the list shows it',
      listing: listing({ name: 'Nettrix', ...given }),
      parts,
    })
  const alias = { part: 'aliases', before: '', after: 'NTX Systems' }
  const citation = { part: 'citations', before: '', after: '90 FR 14038' }

  it('is confirmed by the list that shows the same, without severity and without the party again', () => {
    expect(tell(amended({ aliases: ['NTX Systems'] }, alias), known({ aliases: ['NTX Systems'] }))).toMatchObject({
      severity: 'info',
      flags: [],
      reason: 'confirms what was told on 25 March 2025 (Federal Register)',
      confirms: { changeId: 'c_rule' },
    })
  })

  it('is completed quietly by a new citation', () => {
    const news = { aliases: ['NTX Systems'], citations: [{ volume: 90, page: 14038 }] }
    expect(tell(amended(news, alias, citation), known({ aliases: ['NTX Systems'] }))).toMatchObject({
      severity: 'low',
      parts: [citation],
      reason: expect.stringContaining('adds citation 90 FR 14038'),
    })
  })

  it('is news in any other part, unless the rule did not say in what the entry changed', () => {
    const one = amended({ aliases: ['NTX Systems'] }, alias)
    expect(tell(one, known({}))).toBe(one)
    expect(tell(one, known({}, { unsaid: true }))).toMatchObject({ severity: 'low', parts: [alias] })
  })

  it('is news when the same list amends it again', () => {
    const one = amended({ citations: [{ volume: 90, page: 14038 }] }, citation)
    expect(tell(one, known({}), { sourceName: 'Federal Register' })).toBe(one)
  })
})

describe('what a second edition of a document repeats', () => {
  const again = (given: Partial<Finding> = {}) =>
    added({ name: 'Nettrix' }, { rule: 'edition.same', reason: 'printed as 90 FR 14046 on 28 March 2025', ...given })

  it('confirms what was told', () => {
    expect(tell(again({ flags: ['party', 'early'] }), [entryOf({ name: 'Nettrix' })])).toMatchObject({
      severity: 'info',
      flags: [],
      reason: 'printed as 90 FR 14046 on 28 March 2025, confirms what was told on 25 March 2025 (BIS press release)',
    })
  })

  it('is told to nobody where nothing was told before', () => {
    expect(tell(again(), [])).toBeUndefined()
    const { told: _, ...stood } = entryOf({ name: 'Nettrix' })
    expect(tell(again(), [stood])).toBeUndefined()
  })

  it('is never taken for a confirmation where the later edition lacks it', () => {
    const gone = finding({ kind: 'listing.amended', rule: 'edition.gone', listing: listing({ name: 'Nettrix' }) })
    expect(tell(gone, [entryOf({ name: 'Nettrix' })])).toBe(gone)
  })
})
