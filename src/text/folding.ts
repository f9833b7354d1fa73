/** Folding: two texts that differ only in typography, white space or invisible characters fold to one; and the way back to the original. */
import type { Span } from '../model/text.ts'

/** One step of folding: what is replaced, and by what. A string replacement is literal. */
type Step = {
  readonly find: RegExp
  readonly by: string | ((found: string) => string)
  readonly skip?: (text: string) => boolean
  /** Does nothing to a text of COMMON characters. */
  readonly rare?: true
}

/** A table "each of these characters becomes that". */
function table(rows: readonly (readonly [from: string, to: string])[]): (found: string) => string {
  const map = new Map(rows.flatMap(([from, to]) => [...from].map((c) => [c, to] as const)))
  return (found) => map.get(found) ?? found
}

const nfkc = (text: string) => text.normalize('NFKC')

/** Han, kana and CJK punctuation: no space stands beside them. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3001-\\u301C'

/** A character with all that may combine with it: NFKC of a text is the NFKC of these, one by one. */
const CLUSTER =
  /\p{M}+|[\uAC00-\uD7A3]?[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FB\u3131-\u318E\uFFA0-\uFFDC]+\p{M}*|[^\p{M}][\p{M}\uFF9E\uFF9F]+|[^\x00-\x7F\p{Script=Han}]|[\u2E80-\u2FDF\u3038-\u303A\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu

const INVISIBLE =
  /(?:[\u034F\u180B-\u180F\uFE00-\uFE0F\x00-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u00AD\u061C\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\uDB40-\uDB43][\uDC00-\uDFFF])+/g

/** In order. The first ones keep apart what NFKC would join: 10² is not 102, 1½ is not 11/2, 1① is not 11. */
const STEPS: readonly Step[] = [
  { find: INVISIBLE, by: '', rare: true },
  { find: /(?<=\p{Nd})[，：](?=\p{Nd})/gu, by: nfkc },
  {
    find: /[\u2018-\u201F\u2032\u2033\u02BC\u00B4\u00AB\u00BB，；：！？（）]/g,
    by: table([
      ['\u2018\u2019\u201A\u201B\u2032\u02BC\u00B4', "'"],
      ['\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB', '"'],
      ['，', ', '],
      ['；', '; '],
      ['：', ': '],
      ['！', '! '],
      ['？', '? '],
      ['（', ' ('],
      ['）', ') '],
    ]),
  },
  { find: /[\u00B2\u00B3\u00B9\u2070\u2074-\u207F]/g, by: (c) => `^${nfkc(c)}`, rare: true },
  { find: /[\u2460-\u2473]/g, by: (c) => `(${nfkc(c)})`, rare: true },
  { find: /(?<=\p{Nd})[\u00BC-\u00BE\u2150-\u215F]/gu, by: (c) => ` ${nfkc(c)}`, rare: true },
  { find: CLUSTER, by: nfkc, skip: (text) => nfkc(text) === text, rare: true },
  {
    find: /[`\u2018\u2019\u300C-\u300F\u301C-\u301F\u2044\u2215\u223C\u30FB\u2027\u2219\u22C5臺]/g,
    by: table([
      ['`\u2018\u2019', "'"],
      ['\u300C\u300D\u300E\u300F\u301D\u301E\u301F', '"'],
      ['\u2044\u2215', '/'],
      ['\u301C\u223C', '~'],
      ['\u30FB\u2027\u2219\u22C5', '·'],
      ['臺', '台'],
    ]),
    rare: true,
  },
  { find: /\.{3,}/g, by: '...' },
  // all white space but a single blank
  { find: /(?:[^\S ]|\u0085)[\s\u0085]*| [\s\u0085]+/g, by: ' ' },
  { find: /[ \u2010-\u2015\u2212-]*(?:[\u2010-\u2015\u2212]|--| - )[ \u2010-\u2015\u2212-]*/g, by: '-' },
  // Co.,Ltd. is Co., Ltd.; ECCN:3A090 is ECCN: 3A090
  {
    find: /(?<=[^\p{Nd} ][,;])(?=[A-Za-z])|(?<=[A-Za-z]:)(?=[A-Za-z0-9])/gu,
    by: ' ',
    skip: (text) => !/[,;:][A-Za-z0-9]/.test(text),
  },
  { find: / (?=[,.;:!?)\]])|(?<=[([]) |^ | $/g, by: '' },
  { find: new RegExp(`(?<=[${CJK}]["'(),;:!?-]{0,3}) | (?=["'(]{0,3}[${CJK}])`, 'gu'), by: '' },
]

/** Plain text, Chinese characters (臺 apart) and the marks between them: nearly every sentence. */
const COMMON = /^[\x20-\x5F\x61-\x7E\u4E00-\u81F9\u81FB-\u9FFF，；：！？（）、。“”‘’《》]*$/

const COMMON_STEPS = STEPS.filter(({ rare }) => rare !== true)

function stepsFor(text: string): readonly Step[] {
  return COMMON.test(text) ? COMMON_STEPS : STEPS
}

/** Plain text on which no step does anything: most blocks. */
const NEEDS_FOLDING =
  /[^\x20-\x7E]|`|--|\.{4}|[^\d\s][,;][A-Za-z]|[A-Za-z]:[A-Za-z0-9]|\s-|-\s|\s[\s,.;:!?)\]]|[([]\s|^\s|\s$/

/** Chinese characters only: most words that changed. */
const HAN_ALONE = /^[\u4E00-\u81F9\u81FB-\u9FFF、。]*$/

function isFolded(text: string): boolean {
  return !NEEDS_FOLDING.test(text) || HAN_ALONE.test(text)
}

/**
 * The comparison form of a text: NFKC, plain quotes, hyphens and slashes, no invisible characters, single spaces, no
 * space beside CJK characters or before punctuation. Equal forms differ only in typography; case and every digit stay.
 * Never shown to anybody.
 */
export function foldText(text: string): string {
  if (isFolded(text)) return text
  const known = lastFolded.get(text)
  if (known !== undefined) return known
  let folded = text
  for (const { find, by, skip } of stepsFor(text)) {
    if (skip?.(folded)) continue
    folded = typeof by === 'string' ? folded.replace(find, by) : folded.replace(find, by)
  }
  if (text.length <= LONGEST_KEPT) {
    if (lastFolded.size >= MOST_KEPT) lastFolded.clear()
    lastFolded.set(text, folded)
  }
  return folded
}

/** A sentence is folded by each step that compares it: the last ones are kept. */
const lastFolded = new Map<string, string>()

const MOST_KEPT = 100

const LONGEST_KEPT = 2_000

/** A folded text that knows where each of its UTF-16 units came from: unit i stands for original [starts[i], ends[i]). */
export type Folded = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] }

/** @returns the text of `foldText`, with its way back into the original (`originalSpan`). */
export function foldWithOffsets(text: string): Folded {
  let folded = unfolded(text)
  if (isFolded(text)) return folded
  for (const step of stepsFor(text)) folded = applyStep(folded, step)
  return folded
}

export function unfolded(text: string): Folded {
  const starts: number[] = []
  const ends: number[] = []
  for (let i = 0; i < text.length; i++) {
    starts.push(i)
    ends.push(i + 1)
  }
  return { text, starts, ends }
}

export function applyStep(folded: Folded, { find, by, skip }: Step): Folded {
  if (skip?.(folded.text)) return folded
  const replaced: (readonly [start: number, end: number, made: number])[] = []
  const text = folded.text.replace(find, (found: string, index: number) => {
    const made = typeof by === 'string' ? by : by(found)
    if (made !== found) replaced.push([index, index + found.length, made.length])
    return made
  })
  if (replaced.length === 0) return folded
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  const keep = (to: number) => {
    for (; done < to; done++) {
      starts.push(folded.starts[done] ?? 0)
      ends.push(folded.ends[done] ?? 0)
    }
  }
  for (const [start, end, made] of replaced) {
    keep(start)
    const from = folded.starts[start] ?? folded.ends[start - 1] ?? 0
    const to = start === end ? from : (folded.ends[end - 1] ?? from)
    for (let i = 0; i < made; i++) {
      starts.push(from)
      ends.push(to)
    }
    done = end
  }
  keep(folded.text.length)
  return { text, starts, ends }
}

/** @returns the range of the original text that the range [start, end) of the folded text came from. */
export function originalSpan(folded: Folded, start: number, end: number): Span {
  if (end > start) return [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0]
  const at = folded.starts[start] ?? folded.ends[folded.ends.length - 1] ?? 0
  return [at, at]
}
