/** Where the two sides of a changed sentence correspond: which ranges changed, and what a range of one side is on the other. */
import type { Hunk } from '../../model/change.ts'
import type { Span } from '../../model/text.ts'

export type Side = 'before' | 'after'

/** @returns the part of `hunk` on one side. */
function sideOf(hunk: Hunk, side: Side): Span {
  return side === 'before' ? hunk.before : hunk.after
}

/** @returns true where any of `parts` holds changed words, or has words inserted strictly inside it. */
export function touches(parts: readonly Span[], hunks: readonly Hunk[], side: Side): boolean {
  return parts.some(([start, end]) =>
    hunks.some((hunk) => {
      const [from, to] = sideOf(hunk, side)
      return from < to ? from < end && to > start : from > start && from < end
    }),
  )
}

/** @returns the pieces of `parts` that are changed words. */
export function changedWithin(parts: readonly Span[], hunks: readonly Hunk[], side: Side): Span[] {
  const pieces: Span[] = []
  for (const [start, end] of parts) {
    for (const hunk of hunks) {
      const [from, to] = sideOf(hunk, side)
      const piece: Span = [Math.max(start, from), Math.min(end, to)]
      if (piece[0] < piece[1]) pieces.push(piece)
    }
  }
  return pieces
}

/** @returns the range of the other side that corresponds to `span` of `side`. */
export function imageOf(span: Span, hunks: readonly Hunk[], side: Side): Span {
  const other: Side = side === 'before' ? 'after' : 'before'
  return [mapPoint(span[0], hunks, side, other, 'start'), mapPoint(span[1], hunks, side, other, 'end')]
}

function mapPoint(point: number, hunks: readonly Hunk[], side: Side, other: Side, edge: 'start' | 'end'): number {
  let shift = 0
  for (const hunk of hunks) {
    const [from, to] = sideOf(hunk, side)
    const [otherFrom, otherTo] = sideOf(hunk, other)
    if (point < from) break
    // Words inserted exactly at the point belong to both neighbours.
    if (from === to && point === from) return edge === 'start' ? otherFrom : otherTo
    if (edge === 'start' && point < to) return otherFrom
    if (edge === 'end' && point === from) break
    if (edge === 'end' && point <= to) return otherTo
    shift = otherTo - to
  }
  return point + shift
}

/** Hunks in order, inside the texts, without overlaps: what a comparison should give, made true. */
export function tidyHunks(hunks: readonly Hunk[], before: string, after: string): Hunk[] {
  const tidy: Hunk[] = []
  let fromBefore = 0
  let fromAfter = 0
  for (const hunk of [...hunks].sort((a, b) => a.before[0] - b.before[0] || a.after[0] - b.after[0])) {
    const next: Hunk = {
      before: clip(hunk.before, fromBefore, before.length),
      after: clip(hunk.after, fromAfter, after.length),
    }
    if (next.before[0] === next.before[1] && next.after[0] === next.after[1]) continue
    tidy.push(next)
    fromBefore = next.before[1]
    fromAfter = next.after[1]
  }
  return tidy
}

function clip([start, end]: Span, least: number, most: number): Span {
  const from = Math.min(Math.max(start, least), most)
  return [from, Math.min(Math.max(end, from), most)]
}
