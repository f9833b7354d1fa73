/**
 * How well wording changes are told: `node test/eval/wording.ts [--wrong] [FILE…]`. Reads pairs {lang, before, after, label, also}
 * (JSON lines); default: the corpus beside the project, where it is present.
 */
import { existsSync, readFileSync } from 'node:fs'
import { classifyPair } from '../../src/classify/classify.ts'
import type { Finding, Hunk, SentenceChange, Span } from '../../src/model.ts'
import { splitWords } from '../../src/text.ts'

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

const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('--'))
const paths = files.length > 0 ? files : ['real-dev.jsonl', 'real-dev-zh.jsonl', 'written-dev.jsonl'].map((name) => new URL(name, CORPUS).pathname)
const results = []
for (const path of paths) {
  if (!existsSync(path)) {
    console.log(`${path} is not here: skipped.`)
    continue
  }
  const pairs = readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line): Pair => JSON.parse(line))
  const judged = judgeAll(pairs)
  results.push(...judged)
  report(path.split('/').at(-1) ?? path, judged)
}
if (results.length > 0) {
  report('all', results)
  if (args.includes('--confusion')) confusion(results)
  if (args.includes('--wrong')) for (const one of results) if (!one.strict) console.log(wrong(one))
}

type Judged = { pair: Pair; truth: string; said: string; findings: Finding[]; strict: boolean; lenient: boolean; ms: number }

function judgeAll(pairs: readonly Pair[]): Judged[] {
  return pairs.map((pair) => {
    const change = sentenceChange(pair)
    const from = performance.now()
    const findings = classifyPair(change, pair.lang)
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
  const turned = judged.filter((one) => (one.truth === 'softened' && one.said === 'hardened') || (one.truth === 'hardened' && one.said === 'softened'))
  const total = judged.reduce((sum, one) => sum + one.ms, 0)
  console.log(`\n${name}: n ${judged.length}`)
  console.log(`  strict ${share(judged.filter((one) => one.strict).length, judged.length)}  lenient ${share(judged.filter((one) => one.lenient).length, judged.length)}  macro-F1 ${(f1s.reduce((a, b) => a + b, 0) / f1s.length).toFixed(2)}`)
  console.log(`  false alarms ${share(alarms.length, quiet.length)} (reworded ${alarms.filter((one) => one.said === 'wording.reworded').length})  direction errors ${turned.length}  ${Math.round((judged.length / total) * 1000)} pairs/s`)
  for (const [language, test] of [['en', /^en/], ['zh', /^zh/]] as const) {
    const part = judged.filter((one) => test.test(one.pair.lang))
    if (part.length === 0) continue
    const line = ['softened', 'hardened'].map((label) => {
      const { precision, recall, f1, n } = scores(part, label)
      return `${label} P ${precision.toFixed(2)} R ${recall.toFixed(2)} F1 ${f1.toFixed(2)} (n ${n})`
    })
    console.log(`  ${language}: ${line.join('   ')}`)
  }
}

function scores(judged: readonly Judged[], label: string): { precision: number; recall: number; f1: number; n: number } {
  const truth = judged.filter((one) => one.truth === label)
  const said = judged.filter((one) => one.said === label)
  const right = truth.filter((one) => one.said === label).length
  const precision = said.length === 0 ? 0 : right / said.length
  const recall = truth.length === 0 ? 0 : right / truth.length
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), n: truth.length }
}

function confusion(judged: readonly Judged[]): void {
  const counts = new Map<string, number>()
  for (const one of judged) if (!one.strict) counts.set(`${one.truth} told as ${one.said}`, (counts.get(`${one.truth} told as ${one.said}`) ?? 0) + 1)
  for (const [what, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${String(n).padStart(3)}  ${what}`)
}

function wrong({ pair, truth, said, findings, lenient }: Judged): string {
  const why = findings.map((finding) => `      ${finding.kind} ${finding.rule}: ${finding.reason}`).join('\n')
  return `\n${lenient ? '~' : '!'} ${pair.id} [${pair.lang}] ${truth}${pair.also.length > 0 ? ` (${pair.also.join(', ')})` : ''}, told as ${said}\n    - ${pair.before}\n    + ${pair.after}\n${why}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`
}

function sentenceChange({ before, after, lang }: Pair): SentenceChange {
  const sentence = (text: string) => ({ text, block: 0, path: [], kind: 'paragraph' as const })
  if (before === '') return { type: 'added', before: null, after: sentence(after) }
  if (after === '') return { type: 'removed', before: sentence(before), after: null }
  return { type: 'changed', before: sentence(before), after: sentence(after), hunks: wordHunks(before, after, lang) }
}

/** Longest common subsequence of the words: good enough for texts of this size. */
function wordHunks(before: string, after: string, language: string): Hunk[] {
  const left = splitWords(before, language)
  const right = splitWords(after, language)
  const same = (a: Span, b: Span) => before.slice(...a) === after.slice(...b)
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1))
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const [a, b] = [left[i] as Span, right[j] as Span]
      const row = lengths[i] as Uint16Array
      const below = lengths[i + 1] as Uint16Array
      row[j] = same(a, b) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [fromI, fromJ] = [i, j]
    while (i < left.length || j < right.length) {
      const [a, b] = [left[i], right[j]]
      if (a !== undefined && b !== undefined && same(a, b)) break
      if (b === undefined || (a !== undefined && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) i++
      else j++
    }
    if (i > fromI || j > fromJ) hunks.push({ before: range(left, fromI, i, before.length), after: range(right, fromJ, j, after.length) })
    while (i < left.length && j < right.length && same(left[i] as Span, right[j] as Span)) {
      i++
      j++
    }
  }
  return hunks
}

function range(words: readonly Span[], from: number, to: number, length: number): Span {
  const start = words[from]?.[0] ?? length
  return from === to ? [start, start] : [start, words[to - 1]?.[1] ?? length]
}
