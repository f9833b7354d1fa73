/** Statements that stand under something else now: judged with what governs them, as one sentence. */
import type { GovernorChange } from '../../model/change.ts'
import type { Reader } from '../read/reader.ts'
import { judgeSentence } from '../rules/judge-sentence.ts'
import { isOf, type RuledFinding } from '../rules/table.ts'
import { evidenceOf, quote } from '../rules/verdict.ts'
import { toFinding } from './finding.ts'
import { severityOfRule } from './severity.ts'

/** More of one change are told as one finding that counts them. */
const MOST = 5

/** @returns a finding for each statement: what the rules say of both sides, else that its governor changed. Never editorial. */
export function judgeGovernors(changes: readonly GovernorChange[], reader: Reader, today: string): RuledFinding[] {
  // what went together went with something larger, and is one finding
  const groups = [...Map.groupBy(changes, ({ from, to }) => `${from}\n${to}`).values()]
  const together = groups.filter(({ length }) => length > MOST)
  const rest = groups.filter(({ length }) => length <= MOST).flat()
  const single = rest.length > MOST ? rest.slice(0, MOST - 1) : rest
  return [
    ...single.map((change) => judgeOne(change, reader, today)),
    ...[...together, rest.slice(single.length)].flatMap(counted),
  ]
}

function judgeOne(change: GovernorChange, reader: Reader, today: string): RuledFinding {
  const { text, from, to, sentence } = change
  const moved = `${quote(text)} stood under ${quote(from)}, now under ${quote(to)}`
  const [told] = judgeSentence(sentence, { reader, today, alone: false }).filter(
    ({ kind, rule }) => kind !== 'editorial' && kind !== 'wording.reworded' && !isOf({ rule }, 'item'),
  )
  if (told !== undefined) return toFinding({ ...told, reason: `${moved}: ${told.reason}` }, sentence, reader)
  const { before, after, hunks } = sentence
  return {
    ...unordered(moved),
    before: evidenceOf(
      before.text,
      hunks.map((hunk) => hunk.before),
    ),
    after: evidenceOf(
      after.text,
      hunks.map((hunk) => hunk.after),
    ),
    ...(after.path.length === 0 ? {} : { path: after.path }),
  }
}

function counted(changes: readonly GovernorChange[]): RuledFinding[] {
  const [first] = changes
  if (first === undefined) return []
  const { from, to, text } = first
  const reason = `${changes.length} statements stand under something else than before: ${quote(text)} stood under ${quote(from)}, now under ${quote(to)}, and so on`
  return [{ ...unordered(reason), before: null, after: { text, marks: [] } }]
}

function unordered(reason: string) {
  const [kind, rule] = ['wording.reworded', 'governor.changed'] as const
  return { kind, severity: severityOfRule(rule, kind), flags: [], reason, rule }
}
