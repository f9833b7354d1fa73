/**
 * Extract -> Diff -> Classify as one pure call: bytes of two pages in, findings out. The only file that joins stages.
 * Both sides are read with today's rules, so an edited selector or a better reader never looks like news.
 */
import { classify } from '../classify/classify.ts'
import { judgeEdition } from '../classify/entries/editions.ts'
import type { Lexicons } from '../classify/lexicon/lexicon.ts'
import { createReader } from '../classify/read/reader.ts'
import { boundFindings } from '../classify/tell/bound.ts'
import { withParties } from '../classify/tell/parties.ts'
import { summarize } from '../classify/tell/summary.ts'
import { diff } from '../diff/diff.ts'
import { diffEditions } from '../diff/editions.ts'
import { canonicalUrl } from '../diff/links.ts'
import { guardListings, requirePerCountry, requireSameList } from '../diff/listings/guard.ts'
import { CodedError } from '../errors.ts'
import { extract } from '../extract/extract.ts'
import { findIn } from '../extract/find.ts'
import { withSharedNames } from '../extract/json-rows.ts'
import type { ItemChange } from '../model/change.ts'
import type { Extract, Item } from '../model/extract.ts'
import type { Finding } from '../model/finding.ts'
import type { FindInput, JudgeInput, Judgement } from '../model/judgement.ts'
import type { Reading } from '../model/watch.ts'
import { sketchText } from '../sketch.ts'
import { foldText } from '../text/folding.ts'
import { hashExtract } from './extract-hash.ts'
import { gapBetween, isNotOlder } from './gap.ts'

/**
 * @param lexicons the words to judge with: the shipped ones with the user's rows over them (`input.lexicon`).
 * @returns what the new page says and how it differs from the last good one; no findings for a baseline.
 * @throws CodedError of the gate when the new page cannot be believed or read (page-*, select-*, count-*, index-*, pdf-*),
 * of the guards of lists (list-*) when it differs from the last good one as no list does; not when it was accepted.
 */
export async function judge(input: JudgeInput, lexicons: Lexicons): Promise<Judgement> {
  const after = await readAfter(input)
  requirePerCountry(after.listings, input.reading.expect.perCountry ?? {})
  const { list } = input.reading
  if (input.accepted !== true) requireSameList(after.reader, list, [], after.listings)
  const basics = describe(after, input.preview === true)
  if (input.before === undefined) return basics

  if (input.before === 'nothing') return { ...basics, ...compare(undefined, after, input, lexicons) }

  const before = withHeld(await readBefore(input.before, input.reading), input.held)
  if (before instanceof CodedError) return { ...basics, rebaselined: `${before.code}: ${before.message}` }
  if (input.edition === true) return { ...basics, ...compareEditions(before, after, input) }
  if (input.accepted !== true) {
    requireSameList(after.reader, list, before.listings, after.listings)
    guardListings(before.listings, after.listings)
  }
  return { ...basics, ...compare(before, after, input, lexicons) }
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
  const nameOf = ({ id, url, title }: Item) => JSON.stringify([id ?? '', url, title])
  const known = new Set(items.map(nameOf))
  let next: string | undefined
  for (const page of input.earlier) {
    const older = await extract(page, { ...input.reading, expect: {} })
    items.push(...older.items.filter((item) => !known.has(nameOf(item))))
    for (const item of older.items) known.add(nameOf(item))
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
  lexicons: Lexicons,
): Pick<Judgement, 'changed' | 'findings' | 'summary' | 'newItems' | 'listingChanges' | 'acts' | 'stats' | 'gap'> {
  const gap = before === undefined ? undefined : gapBetween(before, after)
  const [old, now] = before === undefined ? [emptyLike(after), after] : withSharedNames(before, after, input.reading)
  const change = diff(old, now)
  const reader = createReader(after.language, lexicons)
  const findings: readonly Finding[] = change.changed
    ? classify(change, {
        today: input.today,
        reader,
        documentUrl: input.after.finalUrl,
        title: after.title,
        parties: input.parties,
        isNew: before === undefined,
        ...(before === undefined ? {} : { before: old }),
        after: now,
      })
    : []
  const summary = before === undefined ? '' : summarize(findings, before, after, reader)
  const newItems = before === undefined ? [] : newItemsOf(change.items, before)
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

/** The print of a rule that was filed: what it does is compared, and not how a PDF, a page and XML differ (D-18). */
function compareEditions(
  before: Extract,
  after: Extract,
  { today, parties }: JudgeInput,
): Pick<Judgement, 'changed' | 'findings' | 'acts' | 'edition'> {
  const { edition, findings } = judgeEdition(diffEditions(before.acts, after.acts), before, after, today)
  return { changed: true, findings: withParties(findings, parties), acts: after.acts, edition }
}

/**
 * Items that are new, and known ones at another address: both lead to a page that nobody has looked at yet. Where the page was
 * known before, by another item, a look at it would not tell of this one: then only the list does.
 */
function newItemsOf(changes: readonly ItemChange[], before: Extract): Item[] {
  const known = new Set(before.items.flatMap(({ url, listOnly }) => (listOnly === true ? [] : canonicalUrl(url))))
  return changes.flatMap((change): Item[] => {
    if (change.type === 'removed' || (change.type === 'changed' && !change.moved)) return []
    const item = change.after
    if (item.listOnly === true) return [item]
    const page = canonicalUrl(item.url)
    if (known.has(page)) {
      const isSaid = change.type === 'changed' && foldText(change.before.title) === foldText(item.title)
      return isSaid ? [] : [{ ...item, listOnly: true }]
    }
    known.add(page)
    return [item]
  })
}

/** Whoever shows what was read needs the rows, not the bytes again. */
function withoutJson({ json: _, ...rest }: Extract): Extract {
  return rest
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
    ...(preview ? { preview: withoutJson(after) } : {}),
  }
}
