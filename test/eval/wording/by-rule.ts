/** What each rule told first of the pairs, and how often it was right. */
import type { Judged } from './pairs.ts'

export type RuleScore = {
  /** '' where nothing was told. */
  readonly rule: string
  readonly told: number
  /** Of these the ones whose class is the true one. */
  readonly right: number
}

/** @returns a score for each rule that told something first, the one that told most at the top. */
export function scoresByRule(judged: readonly Judged[]): RuleScore[] {
  const groups = Map.groupBy(judged, ({ findings: [first] }) => first?.rule ?? '')
  return [...groups]
    .map(([rule, those]) => ({ rule, told: those.length, right: those.filter(({ strict }) => strict).length }))
    .sort((a, b) => b.told - a.told || a.right - b.right || (a.rule < b.rule ? -1 : 1))
}

export function printRules(judged: readonly Judged[]): void {
  const scores = scoresByRule(judged)
  console.log('\nrules: how often each told first, and was right')
  const width = Math.max(...scores.map(({ rule }) => rule.length))
  for (const { rule, told, right } of scores) {
    const share = `${Math.round((100 * right) / told)} %`
    const name = rule === '' ? '(nothing told)' : rule
    console.log(
      `  ${name.padEnd(width)}  ${String(told).padStart(4)}  ${String(right).padStart(4)}  ${share.padStart(5)}`,
    )
  }
}
