/** An item that came into a list or went from it: what its lead-in says decides what that means. */
import { wordPattern } from '../../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from '../../read/cue.ts'
import { isNamed } from '../../read/name-shapes.ts'
import type { Reader } from '../../read/reader.ts'
import { quote, quoteCue, type Verdict } from '../verdict.ts'

/** The lead-in ends in acts, or in its modal: "must:", "may not do any of the following:", 不得有下列行为： */
const ACTS = wordPattern(
  (set) =>
    `(?:${set('asks')}|${set('asks')} (?:\\p{L}+ )?${set('do')}[^:]{0,60}|${set('acts')}[之一的者，]*)\\s*[:：]\\s*$`,
)
/** The lead-in asks for things to be handed in or told: "must submit:", 应当提交下列材料： */
const PRODUCE = wordPattern(
  (set) => `${set('enclose')}|${set('provide')}|${set('state')}|${set('mark')}|${set('matters')}`,
)
/** The lead-in says what its items are for the rule: "applies to:", "means:", "The following goods are controlled:" */
const REACH = wordPattern((set) => set('reaches'))

/**
 * @param lead the lead-in, with its colon. @param text the item.
 * @returns what the item does; undefined where neither says anything of force or reach.
 */
export function judgeListItem(
  lead: string,
  text: string,
  side: 'before' | 'after',
  reader: Reader,
): Verdict | undefined {
  const reading = reader.read(lead)
  const { plain, lexicon } = reading
  const item = reader.read(text)
  const came = side === 'after'
  const tell = (
    kind: Verdict['kind'],
    rule: `list.${'exception' | 'duty' | 'name' | 'item'}`,
    why: string,
  ): Verdict => ({
    kind,
    rule: `${rule}-${came ? 'added' : 'removed'}`,
    reason: `${quote(bare(text, item.lexicon))} is ${came ? 'added to' : 'gone from'} the list behind ${why}`,
    before: came ? [] : [[0, text.length]],
    after: came ? [[0, text.length]] : [],
  })
  if (isExcepted(reading)) return tell(came ? 'scope.narrowed' : 'scope.widened', 'list.exception', quote(lead))
  const cue = governing(reading)
  const binds = cue !== undefined && cue.row.polarity !== 'may' && cue.row.polarity !== 'need-not'
  if (binds && (ACTS(lexicon).test(plain) || (cue.row.polarity === 'must' && PRODUCE(lexicon).test(plain))))
    return tell(came ? 'obligation.added' : 'obligation.removed', 'list.duty', quoteCue(cue))
  if (cue === undefined && !REACH(lexicon).test(plain)) return undefined
  if (isNamed(bare(item.plain === text.toLowerCase() ? text : item.plain, item.lexicon), item.lexicon))
    return tell(came ? 'listing.added' : 'listing.removed', 'list.name', quote(lead))
  return tell(came ? 'scope.widened' : 'scope.narrowed', 'list.item', quote(lead))
}

/** The last duty of the lead-in stands nearest to its items. */
function governing({ cues }: Reading): Cue | undefined {
  return cuesOf(cues, 'duty')
    .filter((cue) => cue.row.pairOnly !== true)
    .at(-1)
}

const EXCLUDED = wordPattern((set) => `${set('excluded')}\\s*[:：]\\s*$`)

/** "This section does not apply to:", "except:", 下列情形除外： */
function isExcepted({ cues, plain, lexicon }: Reading): boolean {
  const last = cuesOf(cues, 'exception').at(-1)
  const duty = cuesOf(cues, 'duty').at(-1)
  if (last === undefined) return false
  return (last.parts.at(-1)?.[1] ?? 0) > (duty?.parts.at(-1)?.[1] ?? 0) || EXCLUDED(lexicon).test(plain)
}

/** "; and" behind the last item but one. */
const LAST_JOIN = wordPattern((set) => `\\s{0,3}(?:${set('and')}|${set('or')})\\s{0,3}$`)

/** Without its numbering, its join and its end mark. */
function bare(text: string, lexicon: Reading['lexicon']): string {
  return text
    .replace(LAST_JOIN(lexicon), '')
    .replace(/^\s*(?:[•·*–—-]\s*)?(?:[（(]?[〇零一二三四五六七八九十\da-z]{1,4}[)）.、]\s*)?/iu, '')
    .replace(/(?:[;；。,，]|(?<!\b(?:Ltd|Inc|Corp|Co))\.)?\s{0,3}$/u, '')
}
