/** Two extracts as texts, and the unified diff from one to the other, as git and review tools take it. Pure. */
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff'
import type { Extract } from '../model/extract.ts'
import { alignEqual, changedRanges, createInterner, type Range } from './align.ts'
import { printParts } from './listings/parts.ts'

/** Equal lines shown before and after those that differ. */
const CONTEXT = 3

/**
 * @returns the text of a page, one block a line; of an index one item; of a list without rows one entry, sorted, for the order of
 * a list means nothing. Lines may hold line ends and whatever else the page has.
 */
export function linesOf({ blocks, items, listings }: Extract): string[] {
  return [
    ...blocks.map(({ text }) => text),
    ...items.map(({ date, number, title, url }) => [date, number, title, url].filter(Boolean).join(' | ')),
    ...(blocks.length === 0 ? listings.map(printParts).sort() : []),
  ]
}

/**
 * @param before undefined: there was no such text. @param after lines without line ends, as those of `before`.
 * @param name of the file that both sides are, as a path below the folder in which the patch is applied.
 * @returns '' where nothing differs. Bounded as `alignEqual` is: however much differs, there is a patch.
 */
export function patchOf(before: readonly string[] | undefined, after: readonly string[], name: string): string {
  const old = before ?? []
  const intern = createInterner()
  const [a, b] = [old, after].map((lines) => lines.map((line) => intern(line))) as [number[], number[]]
  const ranges = changedRanges(alignEqual(a, b), a.length, b.length)
  if (ranges.length === 0) return ''
  return formatPatch(
    {
      oldFileName: before === undefined ? '/dev/null' : `a/${name}`,
      newFileName: `b/${name}`,
      oldHeader: undefined,
      newHeader: undefined,
      hunks: neighbours(ranges).map((near) => hunkOf(near, old, after)),
    },
    FILE_HEADERS_ONLY,
  )
}

/** Ranges whose context would touch stand in one hunk. */
function neighbours(ranges: readonly Range[]): Range[][] {
  const groups: Range[][] = []
  for (const range of ranges) {
    const group = groups.at(-1)
    const end = group?.at(-1)?.before[1] ?? Number.NEGATIVE_INFINITY
    if (group !== undefined && range.before[0] - end <= 2 * CONTEXT) group.push(range)
    else groups.push([range])
  }
  return groups
}

function hunkOf(ranges: readonly Range[], before: readonly string[], after: readonly string[]): StructuredPatchHunk {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a hunk without a range')
  const lead = Math.min(CONTEXT, first.before[0])
  const tail = Math.min(CONTEXT, before.length - last.before[1])
  const [oldStart, newStart] = [first.before[0] - lead, first.after[0] - lead]
  const marked = (mark: string, lines: readonly string[]) => lines.map((line) => `${mark}${line}`)
  let at = oldStart
  const lines = ranges.flatMap((range) => {
    const equal = before.slice(at, range.before[0])
    at = range.before[1]
    return [
      ...marked(' ', equal),
      ...marked('-', before.slice(...range.before)),
      ...marked('+', after.slice(...range.after)),
    ]
  })
  return {
    oldStart: oldStart + 1,
    oldLines: last.before[1] + tail - oldStart,
    newStart: newStart + 1,
    newLines: last.after[1] + tail - newStart,
    lines: [...lines, ...marked(' ', before.slice(at, at + tail))],
  }
}
