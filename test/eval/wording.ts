/**
 * How well changes of wording are told: `npm run eval -- wording [--wrong] [--confusion] [--marks] [--rules] [--json] [FILE…]`.
 * Reads pairs {id, lang, before, after, label, also, why} (JSON lines). Without files: our own sets in test/eval, and the corpus beside
 * the project where it is present. The exit code is 0, whatever the scores; 2 for a file that cannot be read.
 */
import { basename } from 'node:path'
import { printRules, scoresByRule } from './wording/by-rule.ts'
import { marksQuoted } from './wording/marks.ts'
import { defaultFiles, type Judged, judgePairs, readPairs } from './wording/pairs.ts'
import { measuresOf, printConfusion, printTable, printWrong } from './wording/report.ts'

const USAGE = `usage: npm run eval -- wording [--wrong] [--confusion] [--marks] [--rules] [--json] [FILE…]

  FILE         pairs {id, lang, before, after, label, also, why}, one JSON object a line; without one our own sets
               in test/eval, and the corpus beside the project where it is present
  --wrong      every pair that is told as something else, with both texts and the reason
  --confusion  a table: what is true, what is told
  --marks      every pair whose quoted words the marks miss
  --rules      how often each rule told first, and how often it was right
  --json       the measures as JSON, one set a line
  --help       this`

const OPTIONS = ['--wrong', '--confusion', '--marks', '--rules', '--json', '--help']

export function evalWording(args: readonly string[]): number {
  const unknown = args.find((arg) => arg.startsWith('-') && !OPTIONS.includes(arg))
  if (unknown !== undefined) {
    console.error(`There is no option ${unknown}.\n${USAGE}`)
    return 2
  }
  if (args.includes('--help')) {
    console.log(USAGE)
    return 0
  }
  const files = args.filter((arg) => !arg.startsWith('--'))
  const sets: { name: string; judged: Judged[] }[] = []
  for (const file of files.length > 0 ? files : defaultFiles()) {
    try {
      const pairs = readPairs(file)
      if (pairs.length > 0) sets.push({ name: basename(file), judged: judgePairs(pairs) })
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error))
      return 2
    }
  }
  if (sets.length === 0) {
    console.error('There are no pairs to measure.')
    return 2
  }
  const all = sets.flatMap(({ judged }) => judged)
  const tables = sets.length === 1 ? sets : [...sets, { name: 'all', judged: all }]
  if (args.includes('--json')) {
    for (const { name, judged } of tables) {
      const rules = args.includes('--rules') ? { rules: scoresByRule(judged) } : {}
      console.log(JSON.stringify({ set: name, pairs: judged.length, measures: measuresOf(judged), ...rules }))
    }
  } else for (const { name, judged } of tables) printTable(name, judged)
  if (args.includes('--rules') && !args.includes('--json')) printRules(all)
  if (args.includes('--confusion')) printConfusion(all)
  if (args.includes('--wrong')) printWrong(all)
  if (args.includes('--marks')) printWrong(marksQuoted(all).misses.map((one) => ({ ...one, strict: false })))
  return 0
}
