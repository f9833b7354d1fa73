/** Words that stand in a list: what a duty asks for, what must be handed in or named, one item among others. */
import type { Span } from '../../../model/text.ts'
import type { Comparison } from '../../compare/comparison.ts'
import type { Lexicon } from '../../lexicon/lexicon.ts'
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from '../../read/cue.ts'
import { isNoName, stripJoin } from '../../read/name-shapes.ts'
import { binds } from '../force/duty-clauses.ts'

/** The words stand behind a duty of the same sentence and begin with something to do. */
export function asksFor(comparison: Comparison, side: 'before' | 'after', span: Span, isClause: boolean): boolean {
  if (!followsDuty(comparison, side, span)) return false
  return (
    isClause ||
    comparison[side].cues.some(
      (cue) => (cue.row.family === 'act' || cue.row.family === 'approval') && startsIn(cue, span, comparison[side]),
    )
  )
}

const DOCUMENT = wordPattern((set) => `${set('documents')}$`)

/** What somebody must hand in: 公证认证文件, "an end-user statement". */
export function isDocument(plain: string, lexicon: Lexicon): boolean {
  const name = stripJoin(plain, lexicon)
  return DOCUMENT(lexicon).test(name) && !isNoName(name, lexicon)
}

const ENCLOSE = wordPattern((set) => set('enclose'))

const PROVIDE = wordPattern((set) => `${set('enclose')}|${set('provide')}`)

/** The clause asks for things to be handed in: whatever is enclosed, or a document that is provided. */
export function produces({ plain, lexicon }: Reading, [start]: Span, isDocument: boolean): boolean {
  const from = Math.max(...['.', ';', '。', '；'].map((mark) => plain.lastIndexOf(mark, start - 1)))
  const clause = plain.slice(from + 1, start)
  return ENCLOSE(lexicon).test(clause) || (isDocument && PROVIDE(lexicon).test(clause))
}

/** "must clearly identify"; Chinese verbs of this kind need no lead. */
const DISCLOSE = wordPattern((set) => `${set('asks')}\\s+(?:\\p{L}+\\s+)?${set('state')}|${set('mark')}`)

/** "shall identify the maker and the place": each thing named is one that must be told. */
export function discloses({ plain, lexicon }: Reading, [start]: Span): boolean {
  const from = Math.max(...['.', ';', '。', '；', '，'].map((mark) => plain.lastIndexOf(mark, start - 1)))
  return DISCLOSE(lexicon).test(plain.slice(from + 1, start))
}

const JOINS_BEFORE = wordPattern((set) => `^(?:[,;&、]|${set('and')}|${set('or')}|，?${set('also')})`)
const JOINS_BEHIND = wordPattern((set) => `(?:[,;&、]|(?:${set('and')}|${set('or')})(?:\\s${set('articles')})?)$`)
const JOINED = wordPattern((set) => `(?:、|(?:${set('and')}|${set('or')})\\s*)$`)
const GOES_ON = wordPattern((set) => `\\|(?:[,、]|${set('and')}|${set('or')})`)
/** Characters that a join has at the most. */
const LONGEST_JOIN = 16

/** The words stand in a list: they begin or end with "and", "or", a comma, "、". */
export function joins({ plain, lexicon }: Reading, [start, end]: Span, isName: boolean): boolean {
  const text = plain
    .slice(start, end)
    .trim()
    .replace(/^[.;]\s+/u, '')
  const around = `${plain
    .slice(Math.max(0, start - 2), start)
    .trim()
    .slice(-1)}|${plain.slice(end, end + LONGEST_JOIN).trim()}`
  if (JOINS_BEFORE(lexicon).test(text) || JOINS_BEHIND(lexicon).test(text)) return true
  // "the 910B and 910C", 外交部及国防部代表: the last of a list.
  if (JOINED(lexicon).test(plain.slice(Math.max(0, start - LONGEST_JOIN), start)))
    if (isName || /^\s*(?:$|[.,;:)。，；：）])/u.test(plain.slice(end))) return true
  return /^[,、]\|/u.test(around) && GOES_ON(lexicon).test(around)
}

const DESCRIBES = wordPattern(
  (set) => `[，。；]|${set('attributive')}|${set('andSoOn')}|${set('others')}|${set('those')}`,
)

/** One short item among others that 、 separates: 钐、钆、铽、镝 */
export function isEnumerated({ plain, lexicon }: Reading, [start, end]: Span): boolean {
  const item = stripJoin(plain.slice(start, end), lexicon)
  if (!/\p{Script=Han}/u.test(item) || item.length > 12 || DESCRIBES(lexicon).test(item)) return false
  const around = plain.slice(Math.max(0, start - 20), start) + plain.slice(end, end + 20)
  return (around.match(/、/gu)?.length ?? 0) >= 2
}

const ASIDE = wordPattern((set) => `^\\s*,?\\s*${set('and')},[^,]{2,30},`)

function startsIn(cue: Cue, [start, end]: Span, { plain, lexicon }: Reading): boolean {
  // "and, on request, provide"
  const aside = ASIDE(lexicon).exec(plain.slice(start, end))?.[0].length ?? 0
  const at = cue.parts[0]?.[0] ?? -1
  return at >= start && at < end && at - start < 14 + aside
}

/** The clause stands behind a duty of the same sentence that did not change. */
export function followsDuty(comparison: Comparison, side: 'before' | 'after', [start]: Span): boolean {
  const reading = side === 'after' ? comparison.after : comparison.before
  return cuesOf(reading.cues, 'duty').some((cue) => (cue.parts[0]?.[0] ?? 0) < start && binds(cue))
}
