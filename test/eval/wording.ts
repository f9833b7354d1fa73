/**
 * How well wording changes are told: `npm run eval -- wording [--wrong] [--confusion] [FILE…]`. Reads pairs {lang, before, after, label, also}
 * (JSON lines); default: the corpus beside the project, where it is present.
 */
import { existsSync, readFileSync } from 'node:fs'
import { classifyPassage } from '../../src/classify/classify.ts'
import { diff } from '../../src/diff/diff.ts'
import type { Extract, Finding } from '../../src/model.ts'

type Pair = { id: string; lang: string; before: string; after: string; label: string; also: string[] }

const LABELS: Readonly<Record<string, string>> = {
  'wording.softened': 'softened',
  'wording.hardened': 'hardened',
  'scope.narrowed': 'scope_narrowed',
  'scope.widened': 'scope_widened',
  'obligation.added': 'obligation_added',
  'obligation.removed': 'obligation_removed',
  'date.changed': 'date_changed',
  'threshold.changed': 'threshold_changed',
  'rule.rescinded': 'rescinded',
  'rule.suspended': 'rescinded',
  'listing.added': 'entity_added',
  'listing.removed': 'entity_removed',
  'listing.amended': 'entity_modified',
  editorial: 'editorial',
}
const CORPUS = new URL('../../../shared/corpus/wording/', import.meta.url)

/** @returns the exit code: 0, whatever the scores. */
export function evalWording(args: readonly string[]): number {
  const files = args.filter((arg) => !arg.startsWith('--'))
  const paths =
    files.length > 0
      ? files
      : ['real-dev.jsonl', 'real-dev-zh.jsonl', 'written-dev.jsonl'].map((name) => new URL(name, CORPUS).pathname)
  const results: Judged[] = []
  for (const path of paths) {
    if (!existsSync(path)) {
      console.log(`${path} is not here: skipped.`)
      continue
    }
    const pairs = readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Pair => JSON.parse(line))
    judgeAll(pairs) // warm: what is measured is the work, not the compiler
    const judged = judgeAll(pairs)
    results.push(...judged)
    report(path.split('/').at(-1) ?? path, judged)
  }
  if (results.length > 0) {
    report('all', results)
    if (args.includes('--confusion')) confusion(results)
    if (args.includes('--wrong')) for (const one of results) if (!one.strict) console.log(wrong(one))
  }
  return 0
}

type Judged = {
  pair: Pair
  truth: string
  said: string
  findings: Finding[]
  strict: boolean
  lenient: boolean
  ms: number
}

function judgeAll(pairs: readonly Pair[]): Judged[] {
  return pairs.map((pair) => {
    const change = diff(passage(pair.before, pair.lang), passage(pair.after, pair.lang))
    const from = performance.now()
    const findings = classifyPassage(change.sentences, pair.lang)
    const ms = performance.now() - from
    const truth = pair.label === 'noise' ? 'editorial' : pair.label
    const kind = findings[0]?.kind ?? 'editorial'
    const said = LABELS[kind] ?? kind
    const accepted = [pair.label, ...pair.also].map((label) => (label === 'noise' ? 'editorial' : label))
    return { pair, truth, said, findings, strict: said === truth, lenient: accepted.includes(said), ms }
  })
}

function report(name: string, judged: readonly Judged[]): void {
  const classes = [...new Set(judged.map((one) => one.truth))].sort()
  const f1s = classes.map((label) => scores(judged, label).f1)
  const quiet = judged.filter((one) => one.truth === 'editorial')
  const alarms = quiet.filter((one) => one.said !== 'editorial')
  const turned = judged.filter(
    (one) =>
      (one.truth === 'softened' && one.said === 'hardened') || (one.truth === 'hardened' && one.said === 'softened'),
  )
  const total = judged.reduce((sum, one) => sum + one.ms, 0)
  console.log(`\n${name}: n ${judged.length}`)
  console.log(
    `  strict ${share(judged.filter((one) => one.strict).length, judged.length)}  lenient ${share(judged.filter((one) => one.lenient).length, judged.length)}  macro-F1 ${(f1s.reduce((a, b) => a + b, 0) / f1s.length).toFixed(2)}`,
  )
  console.log(
    `  false alarms ${share(alarms.length, quiet.length)} (reworded ${alarms.filter((one) => one.said === 'wording.reworded').length})  direction errors ${turned.length}  ${Math.round((judged.length / total) * 1000)} pairs/s`,
  )
  for (const [language, test] of [
    ['en', /^en/],
    ['zh', /^zh/],
  ] as const) {
    const part = judged.filter((one) => test.test(one.pair.lang))
    if (part.length === 0) continue
    const line = ['softened', 'hardened'].map((label) => {
      const { precision, recall, f1, n } = scores(part, label)
      return `${label} P ${precision.toFixed(2)} R ${recall.toFixed(2)} F1 ${f1.toFixed(2)} (n ${n})`
    })
    console.log(`  ${language}: ${line.join('   ')}`)
  }
}

function scores(
  judged: readonly Judged[],
  label: string,
): { precision: number; recall: number; f1: number; n: number } {
  const truth = judged.filter((one) => one.truth === label)
  const said = judged.filter((one) => one.said === label)
  const right = truth.filter((one) => one.said === label).length
  const precision = said.length === 0 ? 0 : right / said.length
  const recall = truth.length === 0 ? 0 : right / truth.length
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    n: truth.length,
  }
}

function confusion(judged: readonly Judged[]): void {
  const counts = new Map<string, number>()
  for (const one of judged)
    if (!one.strict)
      counts.set(`${one.truth} told as ${one.said}`, (counts.get(`${one.truth} told as ${one.said}`) ?? 0) + 1)
  for (const [what, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${String(n).padStart(3)}  ${what}`)
}

function wrong({ pair, truth, said, findings, lenient }: Judged): string {
  const why = findings.map((finding) => `      ${finding.kind} ${finding.rule}: ${finding.reason}`).join('\n')
  return `\n${lenient ? '~' : '!'} ${pair.id} [${pair.lang}] ${truth}${pair.also.length > 0 ? ` (${pair.also.join(', ')})` : ''}, told as ${said}\n    - ${pair.before}\n    + ${pair.after}\n${why}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`
}

function passage(text: string, language: string): Extract {
  const block = { kind: 'paragraph', text, path: [], links: [] } as const
  return {
    reader: 'text',
    title: '',
    language,
    blocks: text.trim() === '' ? [] : [block],
    items: [],
    listings: [],
    acts: [],
    counts: [],
  }
}
