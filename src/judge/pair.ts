/** Diff -> Classify on two texts: what `classify`, `explain` and the eval ask. */
import { explainPassage } from '../classify/explain/explain.ts'
import type { Reader } from '../classify/read/reader.ts'
import { boundFindings } from '../classify/tell/bound.ts'
import { classifyTexts } from '../classify/tell/passage.ts'
import { diff } from '../diff/diff.ts'
import type { Explanation } from '../model/explanation.ts'
import type { Extract } from '../model/extract.ts'
import type { Finding } from '../model/finding.ts'
import type { Evidence, Span } from '../model/text.ts'
import { type Folded, originalSpan } from '../text/folding.ts'
import { hasInvisible, withoutInvisible } from '../text/invisible.ts'

/**
 * Names the change between two wordings of one passage.
 * @param before An empty side is a sentence that appeared or vanished.
 * @param reader reads in the language of the texts, with the user's own rows where there are some.
 * @param today YYYY-MM-DD: a start date that has passed may go without a word.
 * @returns the findings, the primary one first; none when the pair folds together.
 */
export function judgePair(before: string, after: string, reader: Reader, today?: string): readonly Finding[] {
  if (!hasInvisible(before) && !hasInvisible(after)) return judgeSeen(before, after, reader, today)
  const [was, is] = [withoutInvisible(before), withoutInvisible(after)]
  return judgeSeen(was.text, is.text, reader, today).map((finding) => ({
    ...finding,
    before: inOriginal(finding.before, was, before),
    after: inOriginal(finding.after, is, after),
  }))
}

function judgeSeen(before: string, after: string, reader: Reader, today?: string): readonly Finding[] {
  const change = diff(passage(before, reader.language), passage(after, reader.language))
  return boundFindings(classifyTexts(change, reader, today), '')
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
export function explainPair(before: string, after: string, reader: Reader, today?: string): Explanation[] {
  const [was, is] = [before, after].map((text) => passage(withoutInvisible(text).text, reader.language)) as [
    Extract,
    Extract,
  ]
  const change = diff(was, is)
  return explainPassage(change.sentences, reader, today)
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
