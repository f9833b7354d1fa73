/** `npm run eval -- lists|wording`: how well lists and wording are told, measured on the corpus beside the project. */
import { evalLists } from './lists.ts'
import { evalWording } from './wording.ts'

const EVALS: Readonly<Record<string, (args: readonly string[]) => Promise<number> | number>> = {
  lists: evalLists,
  wording: evalWording,
}

const [name = '', ...args] = process.argv.slice(2)
const run = Object.hasOwn(EVALS, name) ? EVALS[name] : undefined
if (run === undefined) {
  console.error(`usage: npm run eval -- ${Object.keys(EVALS).join('|')} [--json]; "wording --help" says more`)
  process.exitCode = 2
} else {
  process.exitCode = await run(args)
}
