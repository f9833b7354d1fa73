/** The table of wording: what is measured, and what it must be. */
import { marksInside, marksQuoted } from './marks.ts'
import { CLASSES, type Judged } from './pairs.ts'
import { isDirectionError, macroF1, type Share, scoreOf, shareOf } from './scores.ts'

/** One row of the table. `met`: whether the goal is; undefined where there is none or too little to measure. */
export type Measure = {
  readonly measure: string
  readonly measured: string
  readonly goal: string
  readonly met?: boolean
  readonly value: number
}

/** Labels of pairs in which nothing changed that matters. */
const QUIET = new Set(['editorial', 'noise'])

/** A script with fewer pairs of a class is not told on its own. */
const LEAST_PAIRS = 15

const LANGUAGES: readonly (readonly [name: string, test: RegExp, pooled: boolean])[] = [
  ['English', /^en\b/, true],
  ['Chinese', /^zh\b/, true],
  ['simplified', /^zh-Hans\b/, false],
  ['traditional', /^zh-Hant\b/, false],
]

export function measuresOf(judged: readonly Judged[]): Measure[] {
  const quiet = judged.filter((one) => one.truth === 'editorial')
  const alarms = shareOf(quiet.filter((one) => one.told !== 'editorial').length, quiet.length)
  // what nobody would be told of: the routes leave `editorial` out
  const real = judged.filter((one) => one.truth !== 'editorial' && !one.pair.also.some((label) => QUIET.has(label)))
  const hidden = shareOf(real.filter((one) => one.told === 'editorial').length, real.length)
  const [strict, lenient] = [macroF1(judged), macroF1(judged, true)]
  const turned = judged.filter(isDirectionError).length
  const inside = marksInside(judged)
  const quoted = marksQuoted(judged).both
  const perSecond = (judged.length / judged.reduce((sum, one) => sum + one.cpuMs, 0)) * 1000
  return [
    plain('strict accuracy', shareOf(judged.filter((one) => one.strict).length, judged.length)),
    plain('lenient accuracy', shareOf(judged.filter((one) => one.lenient).length, judged.length)),
    number('macro-F1, strict', strict, '≥ 0.80', strict >= 0.8),
    number('macro-F1, lenient', lenient, '≥ 0.90', lenient >= 0.9),
    { ...plain('false alarms on editorial and noise', alarms), goal: '≤ 5 %', met: alarms.share <= 0.05 },
    plain('real changes told as editorial or not at all', hidden),
    ...LANGUAGES.flatMap(([name, test, pooled]) =>
      ['softened', 'hardened'].flatMap((label) => forceMeasure(judged, name, test, pooled, label)),
    ),
    {
      measure: 'direction errors (softened ↔ hardened)',
      measured: String(turned),
      goal: '0',
      met: turned === 0,
      value: turned,
    },
    { ...plain('marks inside the changed words', inside), goal: '100 %', met: inside.share === 1 },
    { ...plain('marks meet the quoted pair, both sides', quoted), goal: '≥ 95 %', met: quoted.share >= 0.95 },
    {
      measure: 'pairs a second, one core',
      measured: `${Math.round(perSecond)} (${(1000 / perSecond).toFixed(2)} ms a pair)`,
      goal: '≥ 5000',
      met: perSecond >= 5000,
      value: perSecond,
    },
  ].filter((one) => one.measured !== '')
}

function forceMeasure(
  judged: readonly Judged[],
  name: string,
  test: RegExp,
  pooled: boolean,
  label: string,
): Measure[] {
  const { precision, recall, f1 } = scoreOf(
    judged.filter((one) => test.test(one.pair.lang)),
    label,
  )
  if (recall.n === 0 || (!pooled && recall.n < LEAST_PAIRS)) return []
  const measured = `F1 ${f1.toFixed(2)}; P ${show(precision)}; R ${show(recall)}`
  const measure = `${label}, ${name}`
  return [
    pooled
      ? { measure, measured, goal: 'F1 ≥ 0.90', met: f1 >= 0.9, value: f1 }
      : { measure, measured, goal: '', value: f1 },
  ]
}

function plain(measure: string, share: Share): Measure {
  return { measure, measured: share.n === 0 ? '' : show(share), goal: '', value: share.share }
}

function number(measure: string, value: number, goal: string, met: boolean): Measure {
  return { measure, measured: value.toFixed(2), goal, met, value }
}

/** "81.3 % (77.5–84.6; 383 of 471)" */
function show({ share, low, high, hits, n }: Share): string {
  const percent = (part: number) => (part * 100).toFixed(1)
  return n === 0 ? 'none told' : `${percent(share)} % (${percent(low)}–${percent(high)}; ${hits} of ${n})`
}

export function printTable(name: string, judged: readonly Judged[]): void {
  const rows = measuresOf(judged).map(({ measure, measured, goal, met }) => [
    measure,
    measured,
    goal,
    met === undefined ? '' : met ? 'yes' : 'NO',
  ])
  const table = [['measure', 'measured (95 % interval)', 'goal', 'met'], ...rows]
  const widths = [0, 1, 2].map((i) => Math.max(...table.map((row) => row[i]?.length ?? 0)))
  console.log(`\n${name}: ${judged.length} pairs`)
  for (const row of table) console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}

/** Rows: what is true; columns: what is told, in the same order; "other" is `wording.reworded` and what else is no class. */
export function printConfusion(judged: readonly Judged[]): void {
  const columns = [...CLASSES, 'other']
  const toldAs = ({ told }: Judged) => (CLASSES.includes(told) ? told : 'other')
  console.log('\nconfusion: a row for each true class, a column for what is told')
  console.log(`${''.padEnd(22)}${columns.map((_, i) => String(i + 1).padStart(4)).join('')}`)
  for (const [i, name] of CLASSES.entries()) {
    const row = judged.filter((one) => one.truth === name)
    const cells = columns.map((column) => row.filter((one) => toldAs(one) === column).length)
    console.log(
      `${String(i + 1).padStart(2)} ${name.padEnd(19)}${cells.map((n) => (n === 0 ? '.' : String(n)).padStart(4)).join('')}`,
    )
  }
  console.log(`${String(columns.length).padStart(2)} other`)
}

/** Every miss with its pair and its reasons; "~" where `also` accepts what is told. */
export function printWrong(judged: readonly Judged[]): void {
  for (const { pair, truth, told, findings, strict, lenient } of judged) {
    if (strict) continue
    const also = pair.also.length > 0 ? ` (also ${pair.also.join(', ')})` : ''
    console.log(`\n${lenient ? '~' : '!'} ${pair.id} [${pair.lang}] ${truth}${also}, told as ${told}`)
    console.log(`    - ${pair.before}\n    + ${pair.after}`)
    if (pair.why !== '') console.log(`    label: ${pair.why}`)
    for (const { kind, rule, reason } of findings) console.log(`    ${kind} ${rule}: ${reason}`)
    if (findings.length === 0) console.log('    told: no difference that means anything')
  }
}
