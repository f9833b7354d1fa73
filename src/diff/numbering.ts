/** Which figures at the start of a line are numbering: those that their list counts on. All others are what the line says. */
import type { Block } from '../model/extract.ts'
import { isMonth } from '../text/months.ts'
import { DASHED, type Opener, openerAt } from './openers.ts'

/** Of a block: where a line of it opens with numbering -> how long it is. An opener that is content has the length of what stands before it. */
export type Numbering = ReadonlyMap<number, Mark>

/** `length`: what is folded. `figure`: a figure opens the rest, and no list counts it. */
export type Mark = { readonly length: number; readonly figure: boolean }

export const NO_NUMBERING: Numbering = new Map()

/** A figure that opens a line, with the chain of neighbours that it counts on. */
type Found = { readonly block: Block; readonly at: number; readonly opener: Opener; readonly chain: Chain | undefined }

type Chain = { readonly first: boolean; length: number; readonly next: Set<string> }

/** Where a line or an item within a paragraph may begin. */
const STARTS = /(?:^|[\n;；。:：!！?？]|\.\s)\s*(?=\S)/gu

/** A run of neighbours that begins anywhere proves itself by so many. */
const ENOUGH = 3
const MOST_LINES = 200

/**
 * A list that begins with one and goes on counts; so does a longer run that begins anywhere ("12., 13., 14."), unless all of
 * it is about one thing ("12. dubna, 13. dubna, 14. dubna" are days). What one page proves is proven for the same line of the other.
 * @returns the marks of each block that opens with a figure or a bullet; linear in the number of lines.
 */
export function numberingOf(before: readonly Block[], after: readonly Block[]): ReadonlyMap<Block, Numbering> {
  const [a, b] = [chained(before), chained(after)]
  const alone = before.length < 2 && after.length < 2
  const lines = new Set([...a, ...b].filter(isProven).map(lineOf))
  const marks = new Map<Block, Map<number, Mark>>()
  for (const found of [...a, ...b]) {
    const { opener, block, at } = found
    const counts =
      opener.figure === undefined || isProven(found) || lines.has(lineOf(found)) || (alone && looksCounted(opener))
    const own = marks.get(block) ?? new Map<number, Mark>()
    marks.set(block, own)
    own.set(at, { length: counts ? opener.length : opener.proven, figure: !counts })
  }
  return marks
}

function isProven({ chain }: Found): boolean {
  if (chain === undefined || chain.length < 2) return false
  return chain.first || (chain.length >= ENOUGH && chain.next.size > 1)
}

/** A passage without neighbours was torn from its list: by its form it is numbered, unless a number or a month goes on. */
function looksCounted({ figure, follows, opensNumber }: Opener): boolean {
  return figure?.style !== DASHED && !opensNumber && !isMonth(follows)
}

/** The line as printed, its figure included. */
function lineOf({ block, at }: Found): string {
  return block.text.slice(at, at + 200).split('\n', 1)[0] ?? ''
}

function chained(blocks: readonly Block[]): Found[] {
  const found: Found[] = []
  /** What would go on with a chain -> the chain. */
  const awaited = new Map<string, Chain>()
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'row') continue
    let lines = 0
    for (const start of block.text.matchAll(STARTS)) {
      if (++lines > MOST_LINES) break
      const at = start.index + start[0].length
      const opener = openerAt(block.text, at, block.kind === 'heading')
      if (opener === undefined) continue
      const isListed = opener.figure?.style === DASHED && [index - 1, index + 1].some((i) => isDashed(blocks[i]))
      found.push({ block, at, opener, chain: isListed ? DASHES : chainOf(opener, awaited) })
    }
  }
  return found
}

/** Marks of one list: "- 40 copies" beside "- a list of them". */
const DASHES: Chain = { first: true, length: 2, next: new Set() }

function isDashed(block: Block | undefined): boolean {
  return block !== undefined && /^\s*[*·∙–—-]\s+\p{L}/u.test(block.text)
}

function chainOf({ figure, follows }: Opener, awaited: Map<string, Chain>): Chain | undefined {
  if (figure === undefined) return undefined
  const { style, path } = figure
  // a day of a month counts days, not items
  if (path.length === 1 && isMonth(follows)) return undefined
  const key = (numbers: readonly number[]) => `${style} ${numbers.join('.')}`
  const first = path.every((n) => n === 1)
  const known = first && path.length === 1 ? undefined : awaited.get(key(path))
  const chain = known ?? { first, length: 0, next: new Set<string>() }
  chain.length++
  chain.next.add(follows)
  awaited.set(key([...path, 1]), chain)
  for (const [level, n] of path.entries()) {
    const up = [...path.slice(0, level), n + 1]
    awaited.set(key(up), chain)
    awaited.set(key([...up, 1]), chain)
  }
  return chain
}
