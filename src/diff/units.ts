/** Sentences of the blocks that have no equal: read, told apart, and made one again. */
import type { Sentence } from '../model/change.ts'
import type { Block } from '../model/extract.ts'
import type { Span } from '../model/text.ts'
import { foldText } from '../text/folding.ts'
import { splitSentences } from '../text/sentences.ts'
import { crosses, type Prepared } from './blocks.ts'
import { comparisonKey, isFurniture } from './folding.ts'
import type { Mark } from './numbering.ts'

/** A sentence of a block that has no equal. */
export type Unit = {
  readonly block: Block
  readonly index: number
  /** Where it stands in the text of its block. */
  readonly span: Span
  readonly id: number
  readonly section: string
  /** What opens it. */
  readonly mark: Mark
}

const PLAIN: Mark = { length: 0, figure: false }

/** @returns the sentences of a block that say anything, and its furniture as compared. */
export function unitsOf(
  { block, index, section, id, numbering }: Prepared,
  language: string,
  intern: (key: string) => number,
): { readonly units: Unit[]; readonly furniture: string[] } {
  const spans = splitSentences(block.text, language)
  // a block of one sentence has been read already
  const [only] = spans
  if (only !== undefined && spans.length === 1 && only[1] - only[0] === block.text.length)
    return { units: [{ block, index, span: only, id, section, mark: numbering.get(0) ?? PLAIN }], furniture: [] }
  const units: Unit[] = []
  const furniture: string[] = []
  for (const span of spans) {
    const text = block.text.slice(...span)
    const mark = numbering.get(span[0]) ?? PLAIN
    const key = comparisonKey(text.slice(mark.length))
    if (isFurniture(key)) furniture.push(foldText(text))
    else units.push({ block, index, span, id: intern(key), section, mark })
  }
  return { units, furniture }
}

/** The sentence as printed. */
export function textOf({ block, span }: Unit): string {
  return block.text.slice(...span)
}

/** One sentence, or two as one: as printed where they stand in one block. */
export function sentenceOf(units: readonly Unit[]): Sentence {
  const [first, last] = [units[0], units.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a sentence without text')
  const text =
    first.index === last.index ? first.block.text.slice(first.span[0], last.span[1]) : units.map(textOf).join(' ')
  const { length, figure } = first.mark
  return {
    text,
    block: first.index,
    path: first.block.path,
    kind: first.block.kind,
    ...(length > 0 ? { numbering: length } : {}),
    ...(figure ? { figure: true as const } : {}),
  }
}

const ORGANISATION =
  /\b(?:co|inc|ltd|llc|corp|gmbh|ag|plc|company|corporation|group|university|institute|laborator(?:y|ies)|academy|factory)\b|(?:公司|集团|集團|研究所|研究院|大学|大學|学院|中心|工厂|工廠)$/i

/** Names of organisations resemble one another though they are different ones; a heading is seldom a sentence. */
export function requiredLikeness(a: Unit | undefined, b: Unit | undefined): number {
  if (a === undefined || b === undefined || crosses(a, b)) return Infinity
  if (isName(a) && isName(b)) return numbersIn(a) === numbersIn(b) ? 0.7 : Infinity
  return (a.block.kind === 'heading') === (b.block.kind === 'heading') ? 0 : 0.6
}

function isName(unit: Unit): boolean {
  const text = textOf(unit)
  return unit.block.kind === 'item' && text.length <= 90 && ORGANISATION.test(text.replace(/[.,;。；\s]+$/, ''))
}

/** CETC 13 and CETC 14 are two institutes. */
function numbersIn(unit: Unit): string {
  return (foldText(textOf(unit)).match(/\p{Nd}+/gu) ?? []).join(' ')
}
