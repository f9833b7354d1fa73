/** The examples of rules that a pair of sentences cannot show: each on a small page, or by the function that builds its finding. */
import { announce } from '../../../jobs/check/announce.ts'
import { screenedFinding } from '../../../jobs/screen.ts'
import { dateFinding } from '../../../src/alert/date-reached.ts'
import { judgeAnnouncements } from '../../../src/classify/announce/new-document.ts'
import { announcedOnPage } from '../../../src/classify/announce/on-watched-page.ts'
import { judgeInstruments } from '../../../src/classify/announce/ownership-rules.ts'
import { classify } from '../../../src/classify/classify.ts'
import { judgeActs } from '../../../src/classify/entries/acts.ts'
import { judgeEdition } from '../../../src/classify/entries/editions.ts'
import { judgeListings } from '../../../src/classify/entries/entries.ts'
import { boundFindings } from '../../../src/classify/tell/bound.ts'
import { wholesale } from '../../../src/classify/tell/finding.ts'
import { diff } from '../../../src/diff/diff.ts'
import { CodedError } from '../../../src/errors.ts'
import { emptyListing } from '../../../src/listing/listing.ts'
import { licencePolicyOf } from '../../../src/listing/terms.ts'
import type { ListingChange, PartChange } from '../../../src/model/change.ts'
import type { Block, Extract } from '../../../src/model/extract.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Judgement } from '../../../src/model/judgement.ts'
import type { LexiconOverlay } from '../../../src/model/lexicon.ts'
import type { Listing, ListingAct } from '../../../src/model/listing.ts'
import type { DateKind } from '../../../src/model/register.ts'
import type { WatchState } from '../../../src/ports/records.ts'
import { movedFinding, unreadFinding, withdrawnFinding } from '../../../src/snapshot/verdict.ts'
import { finding } from '../../present/notices.ts'
import { judgePair, readerFor } from '../../shipped.ts'
import { extractOf, heading, item, NO_CHANGE, row } from '../pair.ts'

const TODAY = '2031-03-25'
const LIST = 'Entity List'
const URL = 'https://example.gov/page'

const arc: Listing = { ...emptyListing(LIST), name: 'Arc Optics Ltd.' }
const labs: Listing = { ...emptyListing(LIST), name: 'Arc Labs' }
const suspended: Listing = { ...arc, status: { state: 'suspended', text: 'suspended' } }

const sailings = (...items: readonly Block[]) => [heading('Sailings'), item('Rafts', ['Summer']), ...items]

// ---------------------------------------------------------------- entries of a list

function listed(...changes: readonly ListingChange[]): Finding[] {
  return judgeListings(changes, 40, TODAY, undefined, readerFor('en'))
}

function amended(before: Listing, after: Listing, part: string, more: { readonly origin?: 'split' | 'merged' } = {}) {
  const change: PartChange = { part, before: 'one', after: 'other' }
  return { type: 'amended' as const, before, after, parts: [change], ...more }
}

// ---------------------------------------------------------------- acts of a rule

function acts(act: ListingAct['act'], more: Partial<ListingAct> = { listing: arc }, times = 1): Finding[] {
  const one: ListingAct = { act, list: LIST, evidence: { text: 'The rule does it.', marks: [] }, block: 0, ...more }
  return judgeActs(
    Array.from({ length: times }, () => one),
    { today: TODAY, pageDate: undefined, counts: [] },
  )
}

const NOTICE = { ofNotice: '商务部公告2031年第21号', until: '2031-08-12' }

// ---------------------------------------------------------------- a new document

function announced(...blocks: Parameters<typeof extractOf>[0]): Finding[] {
  return judgeAnnouncements(extractOf(blocks), TODAY, readerFor('en'))
}

function onPage(before: string, after: string): readonly Finding[] {
  return announcedOnPage(diff(extractOf([before]), extractOf([after])), '', readerFor('en'), TODAY).findings
}

// ---------------------------------------------------------------- a second edition

function edition(
  more: Partial<Parameters<typeof judgeEdition>[0]>,
  dates: readonly [string?, string?] = [],
): Finding[] {
  const [before, after] = [0, 1].map((i) => {
    const value = dates[i]
    return extractOf(['A rule.'], 'en', value === undefined ? {} : { effectiveDate: { value, source: 'rule' } })
  }) as [Extract, Extract]
  return [...judgeEdition({ same: [], come: [], gone: [], amended: [], ...more }, before, after, TODAY).findings]
}

const ADDS: ListingAct = { act: 'added', list: LIST, listing: arc, evidence: { text: 'Adds it.', marks: [] }, block: 0 }

// ---------------------------------------------------------------- pages

function changed(before: Extract, after: Extract, title = ''): Finding[] {
  return classify(diff(before, after), {
    today: TODAY,
    reader: readerFor('en'),
    documentUrl: URL,
    title,
    parties: [],
    isNew: false,
    before,
    after,
  })
}

function published(after: Extract): Finding[] {
  const context = {
    today: TODAY,
    reader: readerFor('en'),
    documentUrl: URL,
    title: 'A release',
    parties: [],
    isNew: true,
    after,
  }
  return classify(diff(extractOf([]), after), context)
}

function linked(href?: string): Extract {
  const links = href === undefined ? [] : [{ text: 'Fact sheet', url: href }]
  return extractOf([{ kind: 'paragraph', text: 'Read the Fact sheet of the office.', path: [], links }])
}

const PORTS = ['Bergen', 'Narvik', 'Tromso'].map((port) => row({ Port: port, Crane: 'red' }))
const OSLO = row({ Port: 'Oslo', Crane: 'blue' })

function dated(date: string): Extract {
  return extractOf([], 'en', { items: [{ title: 'A release', url: URL, date }] })
}

function moved(more: Partial<Judgement>): Finding {
  return movedFinding(URL, `${URL}-2`, { title: 'A rule', ...more } as Judgement)
}

function reached(kind: DateKind): Finding {
  const date = { subject: 'l_1', kind, date: '2031-08-12', zone: 'UTC', changeId: 'c_1', watchId: 'w', nextAt: 0 }
  return dateFinding({ date, entries: [], left: 1 }, () => [])
}

/** A user's word of dates that says nothing of what they are for. */
const OWN_WORD: LexiconOverlay = {
  id: 'own-word',
  layers: [
    {
      file: 'own.yaml',
      language: 'en',
      off: [],
      rows: [{ id: 'when.own', family: 'when', gloss: 'poll', words: ['polled'], example: 'Firms are polled.' }],
      functionWords: [],
      vocabulary: {},
      synonyms: [],
    },
  ],
}

const LONG = 'word '.repeat(6_000)

/** Id of a rule -> what is told of its example. */
export const ON_PAGES: Readonly<Record<string, () => readonly Finding[]>> = {
  'sentence.too-long': () => judgePair(`${LONG}red`, `${LONG}blue`, 'en'),
  'sentence.other': () => judgePair('', 'The firms are polled on 1 June 2031.', 'en', OWN_WORD),
  'row.added': () => changed(extractOf(PORTS), extractOf([...PORTS, OSLO])),
  'row.removed': () => changed(extractOf([...PORTS, OSLO]), extractOf(PORTS)),

  'governor.changed': () =>
    changed(
      extractOf(sailings(item('Ferries', ['Summer']), item('Tugs', ['Winter']))),
      extractOf(sailings(item('Ferries', ['Winter']), item('Tugs', ['Winter']))),
    ),

  'list.added': () => listed({ type: 'added', before: null, after: arc }),
  'list.removed': () => listed({ type: 'removed', before: arc, after: null }),
  'list.amended': () => listed(amended(arc, { ...arc, aliases: ['AOL'] }, 'aliases')),
  'list.suspended': () => listed(amended(arc, suspended, 'status')),
  'list.resumed': () => listed(amended(suspended, arc, 'status')),
  'list.split': () => listed(amended(arc, labs, 'name', { origin: 'split' })),
  'list.merged': () => listed(amended(labs, arc, 'name', { origin: 'merged' })),
  'list.column': () =>
    listed(...Array.from({ length: 30 }, (_, i) => amended(arc, { ...arc, name: `Firm ${i}` }, 'licencePolicy'))),

  'act.added': () => acts('added'),
  'act.amended': () => acts('amended'),
  'act.removed': () => acts('removed'),
  'act.suspended': () => acts('suspended', NOTICE),
  'act.continued': () => acts('continued', NOTICE),
  'act.resumed': () => acts('resumed', NOTICE),
  'act.stopped': () => acts('stopped', NOTICE),
  'act.unnamed': () => acts('added', {}),
  'act.more': () => acts('added', { listing: arc }, 201),

  'announcement.named': () =>
    onPage('The Bureau met.', 'The Bureau added Arc Optics and Bell Lasers to the Entity List.'),
  'announcement.unnamed': () => announced('The Bureau is adding 80 entities to the Entity List.'),
  'announcement.more': () =>
    announced(
      'The Bureau is adding 201 entities to the Entity List:',
      ...Array.from({ length: 201 }, (_, i) => item(`Arc Optics Works ${i}`)),
    ),
  'announcement.rescinded': () => announced('The Bureau rescinds the rule.'),
  'announcement.suspended': () => announced('The Bureau suspends the rule.'),
  'announcement.reinstated': () => announced('The Bureau reinstates the rule.'),
  'instrument.ownership': () =>
    judgeInstruments(
      extractOf(['The rule applies to any entity at least 50 percent owned by one on the Entity List.']).blocks,
      '',
      readerFor('en'),
    ),

  'edition.same': () => edition({ same: [ADDS] }),
  'edition.amended': () => {
    const change = amended(arc, { ...arc, licencePolicy: licencePolicyOf('Case-by-case basis') }, 'licencePolicy')
    return edition({ amended: [{ act: ADDS, change }] })
  },
  'edition.gone': () => edition({ gone: [ADDS] }),
  'edition.date': () => edition({}, ['2031-06-01', '2031-06-02']),

  'document.first-seen': () => published(extractOf(['The crates are blue.'])),
  'document.unread': () => [unreadFinding('A file', URL, new CodedError('page-unreadable', 'It answers with 404.'))],
  'document.new-address': () => [moved({})],
  'document.edition': () => [moved({ edition: { printedAs: '90 FR 11111', differences: [] } })],
  'document.gone': () => [withdrawnFinding('A page', URL, 410)],
  'index.new-item': () => {
    const state = { watch: {} } as WatchState
    return announce(state, { newItems: [{ title: 'A release', url: URL }] } as unknown as Judgement, 0, false).findings
  },
  'item.date': () => changed(dated('2031-05-03'), dated('2031-05-04')),
  'link.target': () => changed(linked(`${URL}/v1.pdf`), linked(`${URL}/v2.pdf`)),
  'link.added': () => changed(linked(), linked(`${URL}/v1.pdf`)),
  'link.removed': () => changed(linked(`${URL}/v1.pdf`), linked()),
  punctuation: () => changed(extractOf(['Fees are due (see § 4).']), extractOf(['Fees are due (see § 5).'])),
  'page.wholesale': () => [wholesale({ ...NO_CHANGE, differing: { before: 30_000, after: 30_000 } }, 'A page')],
  'page.bound': () =>
    boundFindings(
      Array.from({ length: 1_200 }, () => finding({ rule: 'words.unordered' })),
      'A page',
    ),

  'calendar.effective': () => [reached('effective')],
  'calendar.amendment': () => [reached('amendment')],
  'calendar.suspension-end': () => [reached('suspension-end')],
  'calendar.deadline': () => [reached('deadline')],
  'party.screened': () => {
    const match = {
      party: 'Arc Optics',
      by: 'Arc Optics',
      matched: arc.name,
      sureness: 'sure',
      how: 'same name',
    } as const
    const entry = { id: 'l_1', state: 'in-force', since: '2025-03-25', firstSeen: 0, events: 1, listing: arc } as const
    return [screenedFinding({ party: 'Arc Optics', match, entry })]
  },
}
