/**
 * Every rule as one row, in files beside this one: the only place that says what a rule is. Its id stands in `Finding.rule`; how sure,
 * how urgent and how prominent its findings are is looked up here, and nothing follows from the letters of an id.
 */
import type { Finding } from '../../model/finding.ts'
import { AMOUNT_ROWS } from './table/amounts.ts'
import { FORCE_ROWS } from './table/force.ts'
import { NAME_ROWS } from './table/names.ts'
import { PAGE_ROWS } from './table/pages.ts'
import { REACH_ROWS } from './table/reach.ts'
import type { Group, PageRow, WordingRow } from './table/row.ts'
import { WORD_ROWS } from './table/words.ts'

const WORDING = [...FORCE_ROWS, ...REACH_ROWS, ...AMOUNT_ROWS, ...NAME_ROWS, ...WORD_ROWS] as const

/** A rule on the words of a sentence. */
export type WordingRuleId = (typeof WORDING)[number]['id']

/** Every id that a finding of today can carry. */
export type RuleId = WordingRuleId | (typeof PAGE_ROWS)[number]['id']

/** A finding as the rules of today make it. A stored one may carry the id of a rule that is gone. */
export type RuledFinding = Finding & { readonly rule: RuleId }

export const RULES: readonly (WordingRow | PageRow)[] = [...WORDING, ...PAGE_ROWS]

export const RULE_IDS: readonly RuleId[] = [...WORDING, ...PAGE_ROWS].map(({ id }) => id)

const WORDING_BY_ID: ReadonlyMap<string, WordingRow> = new Map(WORDING.map((row) => [row.id, row]))

const BY_ID: ReadonlyMap<string, WordingRow | PageRow> = new Map(RULES.map((row) => [row.id, row]))

/** @returns the row of a rule on wording. */
export function rowOf(rule: WordingRuleId): WordingRow {
  const row = WORDING_BY_ID.get(rule)
  if (row === undefined) throw new Error(`There is no row of the rule ${rule}.`)
  return row
}

/** @returns the row of a rule; undefined for the id of a rule that is gone. */
export function findRule(rule: string): WordingRow | PageRow | undefined {
  return BY_ID.get(rule)
}

/** Whether a finding, also a stored one, is by this rule. */
export function isBy({ rule }: Pick<Finding, 'rule'>, id: RuleId): boolean {
  return rule === id
}

/** Whether a finding, also a stored one, says that somebody is listed or removed, and not who. */
export function namesNobody({ rule }: Pick<Finding, 'rule'>): boolean {
  const row = BY_ID.get(rule)
  return row !== undefined && 'namesNobody' in row
}

/** Whether a verdict is by a rule of this group. */
export function isOf({ rule }: { readonly rule: WordingRuleId }, group: Group): boolean {
  return rowOf(rule).group === group
}
