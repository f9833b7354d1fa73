/**
 * Classify: a change named. Every difference becomes findings with kind, severity, the rule that decided, and one sentence
 * with the operative words of both sides. Pure: the words come with the reader.
 */

import { suspensionEnd } from '../listing/suspension.ts'
import type { Change, Sentence, SentenceChange } from '../model/change.ts'
import type { Extract } from '../model/extract.ts'
import type { Finding, FindingKind, PartyMatch } from '../model/finding.ts'
import type { Party } from '../model/notice.ts'
import { matchParties, type PartySearch } from '../names/parties.ts'
import { foldText } from '../text/folding.ts'
import { judgeAnnouncements } from './announce/new-document.ts'
import { announcedOnPage } from './announce/on-watched-page.ts'
import { judgeInstrumentChange, judgeInstruments } from './announce/ownership-rules.ts'
import { partiesInText } from './announce/parties-without-entry.ts'
import { mergeSentences } from './compare/joined-sentences.ts'
import { alignWords, rejoinSentences } from './compare/rewritten-sentences.ts'
import { isToldByAct, judgeActs } from './entries/acts.ts'
import { judgeListings, wholeColumnOf } from './entries/entries.ts'
import type { Reader } from './read/reader.ts'
import { judgeSentence } from './rules/judge-sentence.ts'
import { isBy, isOf } from './rules/table.ts'
import type { Verdict } from './rules/verdict.ts'
import { publishedDocument, punctuationOnly, redatedItem, replacedLink } from './tell/documents.ts'
import { toFinding, wholesale } from './tell/finding.ts'
import { judgeGovernors } from './tell/governors.ts'
import { withParties } from './tell/parties.ts'
import { markMatches, markParties } from './tell/party-flag.ts'
import { markSilent, readSilence } from './tell/silent-flag.ts'
import { judgeRow } from './tell/table-rows.ts'

export type ClassifyContext = {
  /** YYYY-MM-DD in the zone of the source: decides "effective today or earlier". */
  readonly today: string
  /** Reads in the language of the page. */
  readonly reader: Reader
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
    if (isBy(finding, 'list.column')) return markMatches(finding, partiesInColumn(change, context, search), search)
    const named = partiesInText(finding, context.after.blocks, search, context.reader)
    if (named !== undefined) return markMatches(named.finding, named.matches, search)
    return markParties(finding, search, titleFor(finding, context))
  })
}

function partiesInColumn({ listings }: Change, { after }: ClassifyContext, search: PartySearch): PartyMatch[] {
  const those = wholeColumnOf(listings, after.listings.length)?.changes ?? []
  return those.flatMap((one) => matchParties(search, one.after))
}

/** A rule that is suspended until a day says so: the day is stored, and told when it comes. */
function withEnd(finding: Finding): Finding {
  if (finding.kind !== 'rule.suspended' || finding.after === null) return finding
  const until = finding.until ?? suspensionEnd(finding.after.text, undefined)
  return until === undefined ? finding : { ...finding, until, reason: `${finding.reason}; until ${until}` }
}

function judgeNewDocument(context: ClassifyContext): Finding[] {
  const { after, documentUrl, title, reader, today } = context
  const instruments = judgeInstruments(after.blocks, title, reader)
  const announced = judgeAnnouncements(after, today, reader)
  // what is said of the instrument is not said again of "a rule"
  const kinds = new Set(instruments.map(({ kind }) => kind))
  return [
    publishedDocument(after, documentUrl, title, reader),
    ...instruments,
    ...announced.filter(({ kind }) => !kind.startsWith('rule.') || !kinds.has(kind)),
  ]
}

function judgeChange(change: Change, context: ClassifyContext): Finding[] {
  const { reader, today } = context
  const silence = readSilence(change, reader)
  const listed =
    context.after.acts.length + context.after.listings.length > 0 || change.wholesale
      ? undefined
      : announcedOnPage(change, context.title, reader, today)
  const isTold = (one: SentenceChange) =>
    (one.after !== null && listed?.told.has(one.after) === true) || isToldByAct(one, change.acts)
  const sentences = change.wholesale ? [] : mergeSentences(rejoinSentences(change.sentences, reader, false), reader)
  const worded = change.wholesale
    ? [wholesale(change, context.title)]
    : [
        // what the file or page of a list is called says nothing of its entries
        ...(context.after.listings.length > 0 && context.after.blocks.length === 0
          ? []
          : titleFindings(change, reader, today)),
        ...sentences.flatMap((one) => {
          const instruments = judgeInstrumentChange(one, reader)
          const told = isTold(one)
          const worded = judgeSentence(one, { reader, today, alone: wasWholeBlock(one, context.before) }).filter(
            (verdict) => (!told || saysMore(verdict, one)) && !instruments.some(({ kind }) => kind === verdict.kind),
          )
          return [...instruments, ...worded.map((verdict) => toFinding(verdict, one, reader))]
        }),
      ]
  const found = [
    ...judgeListings(change.listings, context.after.listings.length, today, change.date.after, reader),
    ...judgeActs(change.acts, { today, pageDate: change.date.after, counts: context.after.counts }),
    ...(listed?.findings ?? []),
    ...worded,
    ...change.rows.flatMap((one) => (listed?.told.has(one) === true ? [] : judgeRow(one, reader, today))),
    ...judgeGovernors(change.governors, reader, today),
    ...change.links.map(replacedLink),
    ...change.items.flatMap((one) => itemFindings(one, reader, today)),
  ]
  // What differs is visible, even when it means nothing: nobody shall have to guess why a revision was kept.
  if (found.length === 0) return (sentences.length > 0 ? sentences : change.sentences).slice(0, 1).map(punctuationOnly)
  return found.map((finding) => markSilent(finding, silence))
}

/** Of a sentence that is told as listings only what else it changed is told: its force, a figure, a date, a duty. */
function saysMore(verdict: Verdict, { type }: SentenceChange): boolean {
  if (type !== 'changed') return false
  const isListed = isOf(verdict, 'item') || isOf(verdict, 'name')
  return !/^(?:wording\.reworded|editorial|scope\..*)$/.test(verdict.kind) && !isListed
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
function titleFindings({ title, sentences }: Change, reader: Reader, today: string): Finding[] {
  if (title.before === '' || title.after === '' || title.before === title.after) return []
  const repeated = sentences.some((one) => one.after !== null && title.after.includes(one.after.text))
  return repeated ? [] : judgeTexts(title.before, title.after, reader, today)
}

function itemFindings(change: Change['items'][number], reader: Reader, today: string): Finding[] {
  // A known item at another address is looked at as a document of its own, and that look tells what changed.
  if (change.type !== 'changed' || change.moved) return []
  const { before, after } = change
  const document = { title: after.title, url: after.url, ...(after.date === undefined ? {} : { date: after.date }) }
  const worded = before.title === after.title ? [] : judgeTexts(before.title, after.title, reader, today)
  const dated = before.date === after.date ? [] : [redatedItem(change)]
  return [...worded.map((finding) => ({ ...finding, document })), ...dated]
}

function judgeTexts(before: string, after: string, reader: Reader, today: string): Finding[] {
  const sentence = (text: string): Sentence => ({ text, block: 0, path: [], kind: 'heading' })
  const change: SentenceChange = {
    type: 'changed',
    before: sentence(before),
    after: sentence(after),
    hunks: alignWords(before, after, reader.language),
  }
  return judgeSentence(change, { reader, today, alone: true }).map((verdict) => toFinding(verdict, change, reader))
}

const DOCUMENT_KINDS: readonly FindingKind[] = ['document.published', 'document.replaced']

/** The title of the page speaks for findings about the document, not for each of its sentences. */
function titleFor(finding: Finding, context: ClassifyContext): string {
  return DOCUMENT_KINDS.includes(finding.kind) ? context.title : ''
}
