/**
 * How well lists are read and compared: one table, a row for each measure. `npm run eval -- lists [--json] [NAME…]`; a NAME picks
 * the rows whose case contains it. Exit code 1 when a row is not met; rows whose corpus or reader is not there are skipped.
 */
import { bulkCases } from './lists/bulk.ts'
import type { Case, Outcome } from './lists/case.ts'
import { entityListCases } from './lists/entity-list.ts'
import { namesCases } from './lists/names.ts'
import { noticeCases } from './lists/notices.ts'
import { speedCases } from './lists/speed.ts'
import { syntheticCases } from './lists/synthetic.ts'

const CASES: readonly Case[] = [
  ...entityListCases,
  ...bulkCases,
  ...syntheticCases,
  ...noticeCases,
  ...namesCases,
  ...speedCases,
]

export async function evalLists(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith('--'))
  const chosen = CASES.filter(
    ({ name }) => names.length === 0 || names.some((one) => name.toLowerCase().includes(one.toLowerCase())),
  )
  const told: (Outcome & { readonly case: string; readonly mustBe: string })[] = []
  for (const { name, mustBe, run } of chosen) told.push({ case: name, mustBe, ...(await run()) })
  if (args.includes('--json')) console.log(JSON.stringify(told, null, 2))
  else print(told)
  return told.some(({ met }) => met === false) ? 1 : 0
}

function print(rows: readonly (Outcome & { readonly case: string; readonly mustBe: string })[]): void {
  const cells = rows.map((row) => [row.case, row.mustBe, row.measured, metWord(row.met)])
  const table = [['case', 'must be', 'measured', 'met'], ...cells]
  const widths = [0, 1, 2].map((i) => Math.max(...table.map((row) => row[i]?.length ?? 0)))
  for (const row of table)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  for (const { case: name, notes = [] } of rows) {
    if (notes.length === 0) continue
    console.log(`\n${name}:`)
    for (const note of notes) console.log(`  ${note}`)
  }
}

function metWord(met: boolean | undefined): string {
  return met === undefined ? 'skipped' : met ? 'yes' : 'NO'
}
