/** Whether what joined or left a Chinese enumeration is a single thing with a name (镝, 巴西, 东海研究所), or a class (代理人, 食品). */
import type { Span } from '../../model/text.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import type { Reading } from './cue.ts'
import { isChineseBody, stripJoin } from './name-shapes.ts'

/** Marks and words between two items. */
const BETWEEN = wordPattern((set) => `[、，,；;：:。（）()]|${set('and')}|${set('or')}`)
const FIRM = wordPattern((set) => `${set('firms')}$`)
const OTHERS = wordPattern((set) => `${set('others')}|^${set('those')}`)
const SAYS_MORE = wordPattern((set) => `${set('attributive')}|${set('pronouns')}`)

/** Longer items are descriptions. */
const MOST_ITEM = 24
/** Characters that items of one kind share at their ends: 西部岩龙虾、南部岩龙虾. */
const SHARED_END = 3
/** How far the neighbours of an item are looked for. */
const REACH = 30

/** @returns true where every item of the span is the name of a single thing, or stands between items that are. */
export function areNamedItems(reading: Reading, [start, end]: Span): boolean {
  const { plain, lexicon } = reading
  const between = BETWEEN(lexicon)
  const text = stripJoin(plain.slice(start, end), lexicon)
  if (text === '' || /[，。；：]/u.test(text)) return false
  const items = text.split('、').flatMap((piece) => (isNamedItem(piece, reading) ? [piece] : piece.split(between)))
  const left = plain
    .slice(Math.max(0, start - REACH), start)
    .split(between)
    .filter(isSaid)
    .at(-1)
  const right = plain
    .slice(end, end + REACH)
    .split(between)
    .find(isSaid)
  return items.filter(isSaid).every((item) => isNamedItem(item, reading) || isAmongLike(item, left, right, lexicon))
}

function isSaid(piece: string): boolean {
  return piece.trim() !== ''
}

function isNamedItem(item: string, { lexicon }: Reading): boolean {
  if (item.length > MOST_ITEM || OTHERS(lexicon).test(item)) return false
  if (lexicon.names.has(item) || isCompany(item, lexicon)) return true
  return lexicon.nameEndings.some((ending) => item.endsWith(ending) && item.length > ending.length)
}

/** 东海精密公司, not 保险公司 or 上市公司. */
function isCompany(item: string, lexicon: Reading['lexicon']): boolean {
  return isChineseBody(item, lexicon) && FIRM(lexicon).test(item)
}

/** The item ends as its neighbour does: things of one kind, each under its own name. */
function isAmongLike(
  item: string,
  left: string | undefined,
  right: string | undefined,
  lexicon: Reading['lexicon'],
): boolean {
  if (item.length <= SHARED_END || item.length > MOST_ITEM || SAYS_MORE(lexicon).test(item)) return false
  const ending = item.slice(-SHARED_END)
  return left?.endsWith(ending) === true || right?.slice(0, item.length + 4).includes(ending) === true
}
