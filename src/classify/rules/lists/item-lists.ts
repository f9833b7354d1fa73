/** Lists within a sentence, item by item: "A, B or C" → "A, B, C or D" gained one, whatever words lie between (not Chinese). */
import type { Span } from '../../../model/text.ts'
import { changedWithin, type Side } from '../../compare/both-sides.ts'
import type { Comparison, Difference } from '../../compare/comparison.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { cuesOf, type Reading } from '../../read/cue.ts'
import { meaningfulWords } from '../../read/meaningful-words.ts'
import { isNamed, isTitleCase } from '../../read/name-shapes.ts'
import { type Outcome, quote, type Verdict } from '../verdict.ts'

type Item = { readonly span: Span; readonly text: string; readonly words: readonly string[] }
type List = { readonly items: readonly Item[]; readonly afterColon: boolean }

/** A list has three items at least; what has more is a table. */
const [FEWEST, MOST] = [3, 200]
/** Longer items are clauses; a plain item, one without a name, is shorter still. */
const MOST_WORDS = 12
const MOST_PLAIN_WORDS = 3

/** @returns what joined or left the lists of names, and of short items behind a colon, with the differences that it explains. */
export function judgeItemLists(comparison: Comparison): Outcome {
  const none = { verdicts: [], settles: [] }
  const { before, after } = comparison
  if (before.lexicon.byCharacter || comparison.differences.length === 0) return none
  const isHeadline = isTitleCase(before.text, before.lexicon) && !before.text.includes(':')
  if (cuesOf([...before.cues, ...after.cues], 'alias').length > 0 || isHeadline) return none
  const match = bestMatch(listsOf(before), listsOf(after))
  if (match === undefined || (match.gone.length === 0) === (match.came.length === 0)) return none
  const side: Side = match.came.length > 0 ? 'after' : 'before'
  const items = side === 'after' ? match.came : match.gone
  const named = items.every(({ text }) => isNamed(text, before.lexicon))
  if (!named && !(match.isPlain && cuesOf(comparison[side].cues, 'duty').length === 0)) return none
  const settles = comparison.differences.filter((one) => isOf(one, items))
  return settles.length === 0 ? none : { verdicts: [tell(items, comparison, side, named)], settles }
}

/** Every word that the difference took away or brought is one of the items. */
function isOf({ gone, came }: Difference, items: readonly Item[]): boolean {
  const words = new Set(items.flatMap((item) => item.words))
  return gone.length + came.length > 0 && [...gone, ...came].every((word) => words.has(word))
}

function tell(items: readonly Item[], comparison: Comparison, side: Side, named: boolean): Verdict {
  const came = side === 'after'
  const said = items.map(({ text }) => quote(text)).join(', ')
  const spans = changedWithin(
    items.map(({ span }) => span),
    comparison.hunks,
    side,
  )
  return {
    kind: came ? 'listing.added' : 'listing.removed',
    rule: `${named ? 'name' : 'item'}.${came ? 'added' : 'removed'}`,
    reason: `${said} is ${came ? 'added' : 'gone'} ${named ? 'where parties are named' : 'in an enumeration'}`,
    before: came ? [] : spans,
    after: came ? spans : [],
  }
}

type Match = {
  readonly gone: readonly Item[]
  readonly came: readonly Item[]
  readonly shared: number
  /** Both lists stand behind a colon, and all their items are short. */
  readonly isPlain: boolean
}

/** @returns the two lists that share the most items, and those that only one of them has. */
function bestMatch(before: readonly List[], after: readonly List[]): Match | undefined {
  const matches = before.flatMap((one) => after.map((other) => matchLists(one, other)))
  const best = matches.toSorted((a, b) => b.shared - a.shared)[0]
  return best !== undefined && best.shared >= 2 ? best : undefined
}

function matchLists(before: List, after: List): Match {
  const left = (mine: List, theirs: List) =>
    mine.items.filter((item) => !theirs.items.some((other) => isSame(item.words, other.words)))
  const [gone, came] = [left(before, after), left(after, before)]
  const isShort = ({ afterColon, items }: List) =>
    afterColon && items.every(({ words }) => words.length <= MOST_PLAIN_WORDS)
  return { gone, came, shared: before.items.length - gone.length, isPlain: isShort(before) && isShort(after) }
}

/** The same words; of the first item and the last more than the item itself may be read. */
function isSame(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const at = (words: readonly string[]) => words.every((word, i) => word === short[i])
  return short.length > 0 && (at(long.slice(0, short.length)) || at(long.slice(long.length - short.length)))
}

/** Where a list begins or ends; the point of "Ltd." ends none. */
const BORDER = /(?<!\b(?:co|ltd|inc|corp|no|st|dr))\.(?=\s|$)|:(?=\s)/giu
const JOIN = wordPattern((set) => `^(?:${set('and')}|${set('or')}|&)\\s+`, 'iu')
const ARTICLE = wordPattern((set) => `^${set('articles')}\\s+`, 'iu')
const LAST_JOIN = wordPattern((set) => `^(.+\\S)\\s+(?:${set('and')}|${set('or')}|&)\\s+(\\S.*)$`, 'su')
/** "Tools Co., Ltd": a part of the name before it. */
const LEGAL_FORM = /^(?:ltd|inc|llc|l\.l\.c|corp|co|limited|gmbh|plc|s\.a|s\.p\.a|ag)\b\.?/iu

function listsOf(reading: Reading): List[] {
  const lists: List[] = []
  let from = 0
  let afterColon = false
  const borders = [...reading.text.matchAll(BORDER)].map((match) => match.index)
  for (const end of [...borders, reading.text.length]) {
    const items = itemsOf(reading, [from, end])
    if (items.length >= FEWEST - 1 && items.length <= MOST) lists.push({ items, afterColon })
    afterColon = reading.text.charAt(end) === ':'
    from = end + 1
  }
  return lists
}

function itemsOf(reading: Reading, [start, end]: Span): Item[] {
  const said = reading.text.slice(start, end)
  const pieces: string[] = []
  for (const piece of said.split(said.includes(';') ? ';' : ',')) {
    if (LEGAL_FORM.test(piece.trim()) && pieces.length > 0) pieces.push(`${pieces.pop()},${piece}`)
    else pieces.push(piece)
  }
  const [, left, right] = LAST_JOIN(reading.lexicon).exec(pieces.at(-1) ?? '') ?? []
  if (left !== undefined && right !== undefined && pieces.length > 1) pieces.splice(-1, 1, left, right)
  let at = start
  return pieces.flatMap((piece) => {
    const text = piece.trim().replace(JOIN(reading.lexicon), '').replace(ARTICLE(reading.lexicon), '')
    const from = reading.text.indexOf(text, at)
    at = from + text.length
    const span: Span = [from, at]
    const words = meaningfulWords(reading, [span])
    return words.length === 0 || words.length > MOST_WORDS ? [] : [{ span, text, words }]
  })
}
