/** A sentence that went and one that came which are the same sentence, rewritten: compared, not told as two. */
import type { Hunk, Sentence, SentenceChange } from '../../model/change.ts'
import type { Span } from '../../model/text.ts'
import { splitWords } from '../../text/words.ts'
import { meaningfulWords } from '../read/meaningful-words.ts'
import type { Reader } from '../read/reader.ts'

/** Lone sentences of each side that are tried with each other; a page with more was written anew. */
const MAX_LONE = 120
/** Share of the meaningful words of the shorter sentence that the other has too. */
const LEAST_SHARED = 0.5
/** What it adds to that share that both begin with the same words ("Returns must be submitted …"), and how many words that is. */
const SAME_BEGINNING = 0.25
const BEGINNING_WORDS = 2
/** A cell for each pair of words. */
const MAX_CELLS = 250_000

/**
 * @returns the changes with rewritten sentences joined, at the place of the one that came.
 * @param whole the changes are all there is of one passage: its only sentence before is its only sentence after.
 */
export function rejoinSentences(changes: readonly SentenceChange[], reader: Reader, whole: boolean): SentenceChange[] {
  const gone = changes.flatMap((one) => (one.type === 'removed' ? [one.before] : []))
  const came = changes.flatMap((one) => (one.type === 'added' ? [one.after] : []))
  if (gone.length === 0 || came.length === 0 || gone.length > MAX_LONE || came.length > MAX_LONE) return [...changes]
  const pairs = whole && changes.length === 2 ? pairAll(gone, came) : pairAlike(gone, came, reader)
  return changes.flatMap((one): SentenceChange[] => {
    if (one.type === 'removed') return [...pairs.values()].includes(one.before) ? [] : [one]
    const before = one.type === 'added' ? pairs.get(one.after) : undefined
    if (one.type !== 'added' || before === undefined) return [one]
    return [
      { type: 'changed', before, after: one.after, hunks: alignWords(before.text, one.after.text, reader.language) },
    ]
  })
}

function pairAll(gone: readonly Sentence[], came: readonly Sentence[]): Map<Sentence, Sentence> {
  return new Map(came.flatMap((after, i) => (gone[i] === undefined ? [] : [[after, gone[i]]])))
}

function pairAlike(gone: readonly Sentence[], came: readonly Sentence[], reader: Reader): Map<Sentence, Sentence> {
  const wordsOf = (sentence: Sentence) => {
    const reading = reader.readOnce(sentence)
    return new Set(meaningfulWords(reading, [[0, sentence.text.length]]))
  }
  const left = gone.map((sentence) => ({ sentence, words: wordsOf(sentence) }))
  const right = came.map((sentence) => ({ sentence, words: wordsOf(sentence) }))
  const scored = right.flatMap((after) =>
    left.map((before) => ({
      before: before.sentence,
      after: after.sentence,
      score: shared(before.words, after.words),
    })),
  )
  const pairs = new Map<Sentence, Sentence>()
  const used = new Set<Sentence>()
  for (const { before, after, score } of scored.sort((a, b) => b.score - a.score)) {
    if (score < LEAST_SHARED || pairs.has(after) || used.has(before)) continue
    pairs.set(after, before)
    used.add(before)
  }
  return pairs
}

/** Shared words by those of the shorter side; far longer sentences are no rewriting. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [least, most] = [Math.min(a.size, b.size), Math.max(a.size, b.size)]
  if (least < 2 || most > 3 * least) return 0
  let both = 0
  for (const word of a) if (b.has(word)) both++
  return both / least + (beginAlike(a, b) ? SAME_BEGINNING : 0)
}

function beginAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [first, second] = [a, b].map((words) => [...words].slice(0, BEGINNING_WORDS).join(' '))
  return first === second
}

/** Changed words between two texts: what is left beside their longest common sequence of words. */
export function alignWords(before: string, after: string, language: string): Hunk[] {
  const [left, right] = [splitWords(before, language), splitWords(after, language)]
  if (left.length * right.length > MAX_CELLS) return [{ before: [0, before.length], after: [0, after.length] }]
  const same = (i: number, j: number) => textAt(before, left, i) === textAt(after, right, j)
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * width + j
      lengths[at] = same(i, j)
        ? (lengths[at + width + 1] ?? 0) + 1
        : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
    }
  }
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [fromI, fromJ] = [i, j]
    while ((i < left.length || j < right.length) && !(i < left.length && j < right.length && same(i, j))) {
      const down = lengths[(i + 1) * width + j] ?? 0
      const across = lengths[i * width + j + 1] ?? 0
      if (j >= right.length || (i < left.length && down >= across)) i++
      else j++
    }
    if (i > fromI || j > fromJ)
      hunks.push({ before: spanOf(left, fromI, i, before), after: spanOf(right, fromJ, j, after) })
    while (i < left.length && j < right.length && same(i, j)) {
      i++
      j++
    }
  }
  return hunks
}

function textAt(text: string, words: readonly Span[], i: number): string {
  return text.slice(...(words[i] ?? [0, 0]))
}

function spanOf(words: readonly Span[], from: number, to: number, text: string): Span {
  const start = words[from]?.[0] ?? text.length
  return from >= to ? [start, start] : [start, words[to - 1]?.[1] ?? text.length]
}
