/** What an index announces: its documents are watched in their turn, and their first look is news. */
import { announcedItem } from '../../src/classify/tell/announced-item.ts'
import { CodedError } from '../../src/errors.ts'
import type { Item } from '../../src/model/extract.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import type { NewDocument, WatchState } from '../../src/ports/records.ts'
import { documentWatch } from '../../src/watch/watch.ts'

/** Documents that stand on an index at its baseline and are followed too, newest first. */
const KNOWN_DOCUMENTS = 30

/** More new documents than any index announces at once: a selector that matches the whole site. */
const MOST_NEW = 200

/** At once, but a baseline's documents one after the other. */
const SPREAD_MS = 2_000

const DAY_MS = 24 * 60 * 60 * 1000

export type Announced = {
  readonly documents: readonly NewDocument[]
  /** Of items that nothing else tells of: those without a page of their own, and all of an index whose documents are not followed. */
  readonly findings: readonly Finding[]
}

/**
 * @param now ms since 1970.
 * On a baseline the documents of the last days are followed, so that a silent edit of a recent release is caught, but their
 * first look is a baseline too. Later, each new item is news.
 */
export function announce(state: WatchState, judgement: Judgement, now: number, isBaseline: boolean): Announced {
  const { watch } = state
  if (watch.follow === undefined) {
    return { documents: [], findings: judgement.newItems.map(announcedItem) }
  }
  if (judgement.newItems.length > MOST_NEW) {
    throw new CodedError('count-out-of-bounds', `The index announces ${judgement.newItems.length} documents at once.`, {
      hint: 'The selector probably matches more than the list: mend select or links of the watch.',
    })
  }
  if (!isBaseline) {
    const documents = judgement.newItems.filter(isDocument).map((item) => ({
      watch: documentWatch(watch, item, now),
      item,
      dueAt: now,
      isNews: true,
    }))
    const findings = judgement.newItems.filter((item) => !isDocument(item)).map(announcedItem)
    return { documents, findings }
  }
  // A new baseline of a known index (its selector was mended): what is dated since the last good look is news.
  const since = state.baseline === undefined ? undefined : (state.lastGoodAt ?? now)
  const recent = judgement.items
    .filter((item) => isDocument(item) && isRecent(item, now, watch.follow?.forMs ?? 0))
    .slice(0, KNOWN_DOCUMENTS)
  const documents = recent.map((item, i) => ({
    watch: documentWatch(watch, item, now),
    item,
    dueAt: now + i * Math.min(SPREAD_MS, watch.everyMs / KNOWN_DOCUMENTS),
    isNews: since !== undefined && item.date !== undefined && Date.parse(item.date) >= since - DAY_MS,
  }))
  return { documents, findings: [] }
}

function isDocument({ listOnly }: Item): boolean {
  return listOnly !== true
}

function isRecent(item: Item, now: number, forMs: number): boolean {
  return item.date === undefined || Date.parse(item.date) >= now - forMs
}
