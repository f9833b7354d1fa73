/** Diff: what changed from one extract to the next. Lists by key and part, tables by row, prose by sentence; never lines. */
import type { Change } from '../model/change.ts'
import type { Extract } from '../model/extract.ts'
import { foldText } from '../text/folding.ts'
import { newActs } from './acts.ts'
import { diffGovernors } from './governors.ts'
import { diffItems } from './items.ts'
import { withLeads } from './leads.ts'
import { diffLinks } from './links.ts'
import { diffListings } from './listings.ts'
import { diffProse } from './prose.ts'
import { diffRows } from './rows.ts'

/**
 * Compares two extracts of one page. Pure and deterministic; bounded: about a second for 10,000 blocks against 10,000
 * others. A comparison that hits its bound says `wholesale` and lists the first sentences of each kind.
 *
 * What folds away (DESIGN §5) is counted and never reported: typography and white space (`foldText`), numbering at the
 * start of a block, order, kinds of blocks, the site's furniture (src/diff/folding.ts), addresses that mean the same.
 */
export function diff(before: Extract, after: Extract): Change {
  const prose = diffProse(before, after)
  const rows = diffRows(before, after)
  const governors = diffGovernors(before, after, [...prose.same, ...rows.same], { ...prose, rows: rows.rows })
  const links = diffLinks(prose.groups)
  const items = diffItems(before.items, after.items)
  const listings = diffListings(before.listings, after.listings, after.reader === 'table')
  const reported = [prose.sentences, rows.rows, governors, links.links, items.items, items.rows, listings.changes].some(
    (list) => list.length > 0,
  )
  return {
    changed: reported || prose.wholesale || titleChanged(before, after),
    title: { before: before.title, after: after.title },
    date: {
      ...(before.date === undefined ? {} : { before: before.date }),
      ...(after.date === undefined ? {} : { after: after.date }),
    },
    sentences: withLeads(prose.sentences, before, after),
    rows: [...rows.rows, ...items.rows],
    governors,
    links: links.links,
    items: items.items,
    listings: listings.changes,
    acts: newActs(before.acts, after.acts),
    moved: prose.moved + rows.moved,
    folded: prose.folded + rows.folded + links.folded + listings.folded,
    wholesale: prose.wholesale,
    differing: prose.differing,
  }
}

/** The title says something that no block says: where a heading of both pages stands in both titles, only the site's part changed. */
function titleChanged(before: Extract, after: Extract): boolean {
  const [a, b] = [foldText(before.title), foldText(after.title)]
  if (a === b || isList(before) || isList(after)) return false
  const headings = new Set(
    before.blocks.filter((block) => block.kind === 'heading').map((block) => foldText(block.text)),
  )
  return !after.blocks.some((block) => {
    const text = block.kind === 'heading' ? foldText(block.text) : ''
    return text !== '' && headings.has(text) && a.includes(text) && b.includes(text)
  })
}

/** A list without text of its own: what its file or page is called says nothing of its entries. */
function isList({ listings, blocks }: Extract): boolean {
  return listings.length > 0 && blocks.length === 0
}
