/**
 * Classify: a change named. Every difference becomes findings with kind, severity, the rule that decided, and one sentence
 * with the operative words of both sides. Pure; the lexicons (`lexicon/*.yaml`) are read once.
 */
import { suspensionEnd } from '../listing/suspension.ts'
import type { Change, Sentence, SentenceChange } from '../model/change.ts'
import type { Party } from '../model/notice.ts'
import { type Extract, type Finding, type FindingKind, type PartyMatch, SEVERITIES } from '../model.ts'
import { matchParties, type PartySearch, preparedParties } from '../names/parties.ts'
import { foldText } from '../text.ts'
import { isToldByAct, judgeActs } from './acts.ts'
import { announcedOnPage } from './announced-on-page.ts'
import { partiesInText } from './announced-parties.ts'
import { judgeAnnouncements } from './announcement.ts'
import { confidenceOf } from './confidence.ts'
import { publishedDocument, punctuationOnly, redatedItem, replacedLink } from './documents.ts'
import { markMatches, markParties, markSilent, readSilence } from './flags.ts'
import { judgeInstrumentChange, judgeInstruments } from './instruments.ts'
import { judgeListings, WHOLE_COLUMN, wholeColumnOf } from './listings.ts'
import { mergeSentences } from './merge.ts'
import { alignWords, rejoinSentences } from './rejoin.ts'
import { judgeRow } from './rows.ts'
import { judgeSentence } from './sentence.ts'
import { severityOfVerdict } from './severity.ts'
import { evidenceOf, quote, type Verdict } from './verdict.ts'

export type ClassifyContext = {
  /** YYYY-MM-DD in the zone of the source: decides "effective today or earlier". */
  readonly today: string
  /** BCP 47 of the page. */
  readonly language: string
  readonly documentUrl: string
  readonly title: string
  readonly parties: readonly Party[]
  /** The document was not there before: it is published, and what it announces is news. */
  readonly isNew: boolean
  readonly after: Extract
  readonly before?: Extract
}

/** @returns all findings of a change, the most severe first, each severity in the order of the page. */
export function classify(change: Change, context: ClassifyContext): Finding[] {
  const findings = (context.isNew ? judgeNewDocument(context) : judgeChange(change, context)).map(withEnd)
  return withParties(findings, context.parties, (finding, search) => {
    // what has no entry of its own is searched for in all that it is about
    if (finding.rule === WHOLE_COLUMN) return markMatches(finding, partiesInColumn(change, context, search), search)
    const named = partiesInText(finding, context.after.blocks, search, context.language)
    if (named !== undefined) return markMatches(named.finding, named.matches, search)
    return markParties(finding, search, titleFor(finding, context))
  })
}

/**
 * @param mark marks one finding; by its own words and entry unless another way is given.
 * @returns the findings with the parties that they touch, the most severe first, each severity in its order.
 */
export function withParties(
  findings: readonly Finding[],
  parties: readonly Party[],
  mark: (finding: Finding, search: PartySearch) => Finding = (finding, search) => markParties(finding, search, ''),
): Finding[] {
  if (findings.length === 0 || parties.length === 0) return bySeverity(findings)
  const search = preparedParties(parties)
  return bySeverity(findings.map((finding) => mark(finding, search)))
}

function partiesInColumn({ listings }: Change, { after }: ClassifyContext, search: PartySearch): PartyMatch[] {
  const those = wholeColumnOf(listings, after.listings.length)?.changes ?? []
  return those.flatMap((one) => matchParties(search, one.after))
}

/**
 * @param change one sentence; an empty side is a sentence that came or went.
 * @param language BCP 47.
 * @returns the primary finding first; none when the two sides differ only in typography and numbering.
 */
export function classifyPair(change: SentenceChange, language: string, today?: string): Finding[] {
  return classifyPassage([change], language, today)
}

/** @returns the findings of two texts, as `classifyPassage`; one finding where the texts are too different to be compared. */
export function classifyTexts(change: Change, language: string, today?: string): Finding[] {
  return change.wholesale ? [wholesale(change, '')] : classifyPassage(change.sentences, language, today)
}

/**
 * @param changes the sentences of one passage that changed.
 * @param today YYYY-MM-DD: a start date that has passed may go without a word.
 * @returns the findings of all of them, the primary one of the whole passage first.
 */
export function classifyPassage(changes: readonly SentenceChange[], language: string, today?: string): Finding[] {
  const joined = mergeSentences(rejoinSentences(changes, language, true), language)
  return joined
    .flatMap((change) =>
      judgeSentence(change, { language, today, alone: joined.every((one) => one.type === 'removed') }).map(
        (verdict) => ({
          verdict,
          change,
        }),
      ),
    )
    .sort((a, b) => b.verdict.weight - a.verdict.weight)
    .map(({ verdict, change }) => toFinding(verdict, change))
}

/** A rule that is suspended until a day says so: the day is stored, and told when it comes. */
function withEnd(finding: Finding): Finding {
  if (finding.kind !== 'rule.suspended' || finding.after === null) return finding
  const until = finding.until ?? suspensionEnd(finding.after.text, undefined)
  return until === undefined ? finding : { ...finding, until, reason: `${finding.reason}; until ${until}` }
}

function judgeNewDocument(context: ClassifyContext): Finding[] {
  const { after, documentUrl, title, language, today } = context
  const instruments = judgeInstruments(after.blocks, title, language)
  const announced = judgeAnnouncements(after, today, language)
  // what is said of the instrument is not said again of "a rule"
  const kinds = new Set(instruments.map(({ kind }) => kind))
  return [
    publishedDocument(after, documentUrl, title, language),
    ...instruments,
    ...announced.filter(({ kind }) => !kind.startsWith('rule.') || !kinds.has(kind)),
  ]
}

function judgeChange(change: Change, context: ClassifyContext): Finding[] {
  const { language, today } = context
  const silence = readSilence(change, language)
  const listed =
    context.after.acts.length + context.after.listings.length > 0 || change.wholesale
      ? undefined
      : announcedOnPage(change, context.title, language, today)
  const isTold = (one: SentenceChange) =>
    (one.after !== null && listed?.told.has(one.after) === true) || isToldByAct(one, change.acts)
  const sentences = change.wholesale ? [] : mergeSentences(rejoinSentences(change.sentences, language, false), language)
  const worded = change.wholesale
    ? [wholesale(change, context.title)]
    : [
        // what the file or page of a list is called says nothing of its entries
        ...(context.after.listings.length > 0 && context.after.blocks.length === 0
          ? []
          : titleFindings(change, language, today)),
        ...sentences.flatMap((one) => {
          const instruments = judgeInstrumentChange(one)
          const told = isTold(one)
          const worded = judgeSentence(one, { language, today, alone: wasWholeBlock(one, context.before) }).filter(
            (verdict) => (!told || saysMore(verdict, one)) && !instruments.some(({ kind }) => kind === verdict.kind),
          )
          return [...instruments, ...worded.map((verdict) => toFinding(verdict, one))]
        }),
      ]
  const found = [
    ...judgeListings(change.listings, context.after.listings.length, today, change.date.after),
    ...judgeActs(change.acts, { today, pageDate: change.date.after, counts: context.after.counts }),
    ...(listed?.findings ?? []),
    ...worded,
    ...change.rows.flatMap((one) => (listed?.told.has(one) === true ? [] : judgeRow(one, language, today))),
    ...change.links.map(replacedLink),
    ...change.items.flatMap((one) => itemFindings(one, language, today)),
  ]
  // What differs is visible, even when it means nothing: nobody shall have to guess why a revision was kept.
  if (found.length === 0) return (sentences.length > 0 ? sentences : change.sentences).slice(0, 1).map(punctuationOnly)
  return found.map((finding) => markSilent(finding, silence))
}

/** Of a sentence that is told as listings only what else it changed is told: its force, a figure, a date, a duty. */
function saysMore({ kind, rule }: Verdict, { type }: SentenceChange): boolean {
  if (type !== 'changed') return false
  return !/^(?:wording\.reworded|editorial|scope\..*)$/.test(kind) && !/^(?:item|name)\./.test(rule)
}

/** The sentence that went was all that its block said. */
function wasWholeBlock(change: SentenceChange, before: Extract | undefined): boolean {
  if (change.type !== 'removed') return false
  const block = before?.blocks[change.before.block]
  // a heading or the words of a link state nothing that could be withdrawn
  const isStatement =
    block !== undefined && block.kind !== 'heading' && /[.!?。！？…；;:：]["”」』）)]*\s*$/u.test(block.text)
  return isStatement && foldText(block.text) === foldText(change.before.text)
}

/** A title that no sentence of the page repeats. */
function titleFindings({ title, sentences }: Change, language: string, today: string): Finding[] {
  if (title.before === '' || title.after === '' || title.before === title.after) return []
  const repeated = sentences.some((one) => one.after !== null && title.after.includes(one.after.text))
  return repeated ? [] : judgeTexts(title.before, title.after, language, today)
}

function itemFindings(change: Change['items'][number], language: string, today: string): Finding[] {
  // A known item at another address is looked at as a document of its own, and that look tells what changed.
  if (change.type !== 'changed' || change.before.url !== change.after.url) return []
  const { before, after } = change
  const document = { title: after.title, url: after.url, ...(after.date === undefined ? {} : { date: after.date }) }
  const worded = before.title === after.title ? [] : judgeTexts(before.title, after.title, language, today)
  const dated = before.date === after.date ? [] : [redatedItem(change)]
  return [...worded.map((finding) => ({ ...finding, document })), ...dated]
}

function judgeTexts(before: string, after: string, language: string, today: string): Finding[] {
  const sentence = (text: string): Sentence => ({ text, block: 0, path: [], kind: 'heading' })
  const change: SentenceChange = {
    type: 'changed',
    before: sentence(before),
    after: sentence(after),
    hunks: alignWords(before, after, language),
  }
  return judgeSentence(change, { language, today, alone: true }).map((verdict) => toFinding(verdict, change))
}

function wholesale({ differing }: Change, title: string): Finding {
  return {
    kind: 'wording.reworded',
    // nobody knows what is in it
    severity: 'high',
    flags: [],
    reason: `wholesale change${title === '' ? '' : ` of ${quote(title)}`}: the texts are too different to be compared sentence by sentence (${differing.before} went, ${differing.after} came)`,
    rule: 'page.wholesale',
    before: null,
    after: title === '' ? null : { text: title, marks: [] },
  }
}

function toFinding(verdict: Verdict, change: SentenceChange): Finding {
  const path = (change.after ?? change.before).path
  const confidence = confidenceOf(verdict)
  return {
    kind: verdict.kind,
    severity: severityOfVerdict(verdict, confidence, `${change.before?.text ?? ''} ${change.after?.text ?? ''}`),
    flags: [],
    reason: verdict.reason,
    rule: verdict.rule,
    confidence,
    before: change.before === null ? null : evidenceOf(change.before.text, verdict.before),
    after: change.after === null ? null : evidenceOf(change.after.text, verdict.after),
    ...(path.length === 0 ? {} : { path }),
  }
}

const DOCUMENT_KINDS: readonly FindingKind[] = ['document.published', 'document.replaced']

/** The title of the page speaks for findings about the document, not for each of its sentences. */
function titleFor(finding: Finding, context: ClassifyContext): string {
  return DOCUMENT_KINDS.includes(finding.kind) ? context.title : ''
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
}
