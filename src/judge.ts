/**
 * Extract -> Diff -> Classify as one pure call: bytes of two pages in, findings out. The only file that joins stages.
 * Both sides are read with today's rules, so an edited selector or a better reader never looks like news.
 */
import { createHash } from 'node:crypto'
import { boundFindings } from './classify/bound.ts'
import { classify, classifyTexts, withParties } from './classify/classify.ts'
import { judgeEdition } from './classify/editions.ts'
import { explainPassage } from './classify/explain.ts'
import { withOverlay } from './classify/lexicon.ts'
import { summarize } from './classify/summary.ts'
import { diff } from './diff/diff.ts'
import { diffEditions } from './diff/editions.ts'
import { guardListings, requirePerCountry, requireSameList } from './diff/listings/guard.ts'
import { CodedError } from './errors.ts'
import { extract } from './extract/extract.ts'
import { findIn } from './extract/find.ts'
import type { ItemChange } from './model/change.ts'
import type { Explanation } from './model/explanation.ts'
import type { LexiconOverlay } from './model/lexicon.ts'
import type { Evidence, Extract, FindInput, Finding, Item, JudgeInput, Judgement, Reading, Span } from './model.ts'
import { sketchText } from './sketch.ts'
import { type Folded, foldText, hasInvisible, originalSpan, withoutInvisible } from './text.ts'

/**
 * @returns what the new page says and how it differs from the last good one; no findings for a baseline.
 * @throws CodedError of the gate when the new page cannot be believed or read (page-*, select-*, count-*, index-*, pdf-*),
 * of the guards of lists (list-*) when it differs from the last good one as no list does; not when it was accepted.
 */
export async function judge(input: JudgeInput): Promise<Judgement> {
  const after = await readAfter(input)
  requirePerCountry(after.listings, input.reading.expect.perCountry ?? {})
  const { list } = input.reading
  if (input.accepted !== true) requireSameList(after.reader, list, [], after.listings)
  const basics = describe(after, input.preview === true)
  if (input.before === undefined) return basics

  if (input.before === 'nothing') return { ...basics, ...compare(undefined, after, input) }

  const before = withHeld(await readBefore(input.before, input.reading), input.held)
  if (before instanceof CodedError) return { ...basics, rebaselined: `${before.code}: ${before.message}` }
  if (input.edition === true) return { ...basics, ...compareEditions(before, after, input) }
  if (input.accepted !== true) {
    requireSameList(after.reader, list, before.listings, after.listings)
    guardListings(before.listings, after.listings)
  }
  return { ...basics, ...compare(before, after, input) }
}

/** @returns what a page names, for a watch whose address has to be found. @throws CodedError as findIn. */
export function find(input: FindInput): string {
  return findIn(input)
}

/** Reads the page and, for an index followed back, its older pages: their items come after the first page's. */
async function readAfter(input: JudgeInput): Promise<Extract> {
  const first = await extract(input.after, input.reading)
  if (input.earlier.length === 0) return first
  const items = [...first.items]
  const known = new Set(items.map((item) => item.url))
  let next: string | undefined
  for (const page of input.earlier) {
    const older = await extract(page, { ...input.reading, expect: {} })
    items.push(...older.items.filter((item) => !known.has(item.url)))
    for (const item of older.items) known.add(item.url)
    next = older.next
  }
  const { next: _, ...rest } = first
  return { ...rest, items, ...(next === undefined ? {} : { next }) }
}

/** @returns the old page as today's rules read it, or the reason why they cannot. */
async function readBefore(page: NonNullable<JudgeInput['before']>, reading: Reading): Promise<Extract | CodedError> {
  if (page === 'nothing') throw new Error('nothing cannot be read')
  try {
    // What is expected of the page today says nothing about what it was.
    return await extract(page, { ...reading, expect: {} })
  } catch (error) {
    if (error instanceof CodedError) return error
    throw error
  }
}

function withHeld(before: Extract | CodedError, held: JudgeInput['held'] = []): Extract | CodedError {
  if (before instanceof CodedError || held.length === 0) return before
  return { ...before, listings: [...before.listings, ...held] }
}

function compare(
  before: Extract | undefined,
  after: Extract,
  input: JudgeInput,
): Pick<Judgement, 'changed' | 'findings' | 'summary' | 'newItems' | 'listingChanges' | 'acts' | 'stats' | 'gap'> {
  const gap = before === undefined ? undefined : gapBetween(before, after)
  const change = diff(before ?? emptyLike(after), after)
  const findings: readonly Finding[] = change.changed
    ? withOverlay(input.lexicon, () =>
        classify(change, {
          today: input.today,
          language: after.language,
          documentUrl: input.after.finalUrl,
          title: after.title,
          parties: input.parties,
          isNew: before === undefined,
          ...(before === undefined ? {} : { before }),
          after,
        }),
      )
    : []
  const summary = before === undefined ? '' : withOverlay(input.lexicon, () => summarize(findings, before, after))
  const newItems = before === undefined ? [] : change.items.flatMap(newDocument)
  const { folded, moved, wholesale } = change
  return {
    changed: change.changed,
    findings: boundFindings(findings, after.title),
    ...(summary === '' ? {} : { summary }),
    newItems: newItems.filter((item) => gap === undefined || isNotOlder(item, gap.lastBefore)),
    listingChanges: change.listings,
    acts: change.acts,
    stats: { folded, moved, wholesale },
    ...(gap === undefined ? {} : { gap }),
  }
}

/** The print of a rule that was filed: what it does is compared, and not how a PDF, a page and XML differ. */
function compareEditions(
  before: Extract,
  after: Extract,
  { today, parties, lexicon }: JudgeInput,
): Pick<Judgement, 'changed' | 'findings' | 'acts' | 'edition'> {
  const { edition, findings } = withOverlay(lexicon, () =>
    judgeEdition(diffEditions(before.acts, after.acts), before, after, today),
  )
  return { changed: true, findings: withParties(findings, parties), acts: after.acts, edition }
}

/** An item that is new, or a known one at another address: both lead to a page that nobody has looked at yet. */
function newDocument(item: ItemChange): Item[] {
  if (item.type === 'removed') return []
  return item.type === 'added' || item.before.url !== item.after.url ? [item.after] : []
}

/** An index none of whose items stood on the last good one may hide what appeared in between. */
function gapBetween(before: Extract, after: Extract): Judgement['gap'] {
  if (before.items.length === 0 || after.items.length === 0) return undefined
  const known = new Set(before.items.flatMap(identities))
  if (after.items.some((item) => identities(item).some((identity) => known.has(identity)))) return undefined
  const dates = (items: readonly Item[]) => items.flatMap(({ date }) => date ?? []).sort()
  return {
    lastBefore: dates(before.items).at(-1) ?? '',
    firstAfter: dates(after.items)[0] ?? '',
    ...(after.next === undefined ? {} : { next: after.next }),
  }
}

/** Beyond a gap an item without a date may be news; one that is older than all that was known is not. */
function isNotOlder({ date }: Item, lastBefore: string): boolean {
  return date === undefined || date >= lastBefore
}

function identities(item: Item): string[] {
  return [
    `url ${item.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}`,
    ...(item.number === undefined ? [] : [`number ${item.number}`]),
  ]
}

function emptyLike(after: Extract): Extract {
  return {
    reader: after.reader,
    title: '',
    language: after.language,
    blocks: [],
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
}

function describe(after: Extract, preview: boolean): Judgement {
  return {
    title: after.title,
    ...(after.date === undefined ? {} : { date: after.date }),
    language: after.language,
    extractHash: hashExtract(after),
    sketch: sketchText(after.blocks.map((block) => block.text).join('\n')),
    items: after.items,
    newItems: [],
    changed: false,
    findings: [],
    listings: after.listings,
    listingChanges: [],
    acts: [],
    counts: after.counts,
    ...(after.number === undefined ? {} : { number: after.number }),
    stats: { folded: 0, moved: 0, wholesale: false },
    ...(preview ? { preview: after } : {}),
  }
}

/** Equal hashes mean that nothing a reader could see has changed, typography apart. */
function hashExtract(extract: Extract): string {
  const hash = createHash('sha256')
  const put = (text: string) => hash.update(`${foldText(text)}\n`)
  for (const block of extract.blocks) {
    put(`${block.kind} ${block.text}`)
    for (const link of block.links) put(link.url)
  }
  for (const item of extract.items) put(`${item.url} ${item.title} ${item.date ?? ''}`)
  // the order of a list means nothing: two looks at one list shall agree
  for (const listing of extract.listings.map((one) => JSON.stringify(one)).sort()) put(listing)
  return hash.digest('hex')
}

/**
 * Names the change between two wordings of one passage.
 * @param language BCP 47. An empty side is a sentence that appeared or vanished.
 * @param lexicon the user's own rows over the shipped lexicons.
 * @param today YYYY-MM-DD: a start date that has passed may go without a word.
 * @returns the findings, the primary one first; none when the pair folds together.
 */
export function judgePair(
  before: string,
  after: string,
  language: string,
  lexicon?: LexiconOverlay,
  today?: string,
): readonly Finding[] {
  if (!hasInvisible(before) && !hasInvisible(after)) return judgeSeen(before, after, language, lexicon, today)
  const [was, is] = [withoutInvisible(before), withoutInvisible(after)]
  return judgeSeen(was.text, is.text, language, lexicon, today).map((finding) => ({
    ...finding,
    before: inOriginal(finding.before, was, before),
    after: inOriginal(finding.after, is, after),
  }))
}

function judgeSeen(
  before: string,
  after: string,
  language: string,
  lexicon?: LexiconOverlay,
  today?: string,
): readonly Finding[] {
  const change = diff(passage(before, language), passage(after, language))
  return boundFindings(
    withOverlay(lexicon, () => classifyTexts(change, language, today)),
    '',
  )
}

/** The sentence as it was given, invisible characters included; one that was put together from several stays as it was read. */
function inOriginal(evidence: Evidence | null, seen: Folded, original: string): Evidence | null {
  const at = evidence === null ? -1 : seen.text.indexOf(evidence.text)
  if (evidence === null || at < 0) return evidence
  const [from, to] = originalSpan(seen, at, at + evidence.text.length)
  const placed = (start: number, end: number): Span => {
    const [first, last] = originalSpan(seen, at + start, at + end)
    return [first - from, last - from]
  }
  return {
    ...evidence,
    text: original.slice(from, to),
    marks: evidence.marks.map((mark) => placed(...mark)),
    ...(evidence.places === undefined ? {} : { places: evidence.places.map((place) => placed(place, place)[0]) }),
  }
}

/**
 * What stands behind the verdicts of `judgePair`: what was read on both sides, and the rows of the lexicon that each rests on.
 * @returns one explanation for each sentence that changed; none when the pair folds together.
 */
export function explainPair(
  before: string,
  after: string,
  language: string,
  lexicon?: LexiconOverlay,
  today?: string,
): Explanation[] {
  const [was, is] = [before, after].map((text) => passage(withoutInvisible(text).text, language)) as [Extract, Extract]
  const change = diff(was, is)
  return withOverlay(lexicon, () => explainPassage(change.sentences, language, today))
}

function passage(text: string, language: string): Extract {
  const block = { kind: 'paragraph', text, path: [], links: [] } as const
  return {
    reader: 'text',
    title: '',
    language,
    blocks: text.trim() === '' ? [] : [block],
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
}
