/** Counts and shares: how often what is told is true, and how sure that number is. */
import { CLASSES, type Judged } from './pairs.ts'

/** A share with its 95 % interval (Wilson): honest for small n and near 0 or 1, where the usual one is not. */
export type Share = {
  readonly hits: number
  readonly n: number
  readonly share: number
  readonly low: number
  readonly high: number
}

const Z = 1.959964

export function shareOf(hits: number, n: number): Share {
  if (n === 0) return { hits, n, share: 0, low: 0, high: 1 }
  const p = hits / n
  const scale = 1 + Z ** 2 / n
  const centre = (p + Z ** 2 / (2 * n)) / scale
  const reach = (Z / scale) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))
  return { hits, n, share: p, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) }
}

export type ClassScore = {
  readonly precision: Share
  readonly recall: Share
  readonly f1: number
}

/** @param lenient a label of `also` that is told counts as right, for the class that is told. */
export function scoreOf(judged: readonly Judged[], name: string, lenient = false): ClassScore {
  const truthOf = (one: Judged) => (lenient && one.lenient ? one.told : one.truth)
  const truth = judged.filter((one) => truthOf(one) === name)
  const told = judged.filter((one) => one.told === name)
  const right = truth.filter((one) => one.told === name).length
  const [precision, recall] = [shareOf(right, told.length), shareOf(right, truth.length)]
  const sum = precision.share + recall.share
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision.share * recall.share) / sum }
}

/** The mean of the F1 of the classes that occur in the set, each counted once however many pairs it has. */
export function macroF1(judged: readonly Judged[], lenient = false): number {
  const present = CLASSES.filter((name) => judged.some((one) => one.truth === name))
  return present.reduce((sum, name) => sum + scoreOf(judged, name, lenient).f1, 0) / Math.max(1, present.length)
}

export function isDirectionError({ truth, told }: Judged): boolean {
  return (truth === 'softened' && told === 'hardened') || (truth === 'hardened' && told === 'softened')
}
