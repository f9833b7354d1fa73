/** `npm run rules`: writes docs/rules.md from the table of rules. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GROUPS, type PageRow, type Pair, type WordingRow } from '../../src/classify/rules/table/row.ts'
import { RULES } from '../../src/classify/rules/table.ts'
import { SURENESS } from '../../src/classify/tell/confidence.ts'
import { severityOf } from '../../src/classify/tell/severity.ts'

const HEAD = `# Rules

<!-- Written by \`npm run rules\` from src/classify/rules/table. Mend the row, not this page. -->

Every finding names the rule that decided: in brackets behind the reason of a message, as \`rule\` in JSON. This page says of each what it
means. How sentences are compared, and how the words of a rule are changed: [judging wording](judging-wording.md).

- **Urgency** is that of the kind, unless the rule has its own; a weak sign of what would be \`high\` is \`medium\`. What touches one of your
  parties is raised, and \`listing.added\` is \`critical\` when it is effective today or earlier. \`severity\` in
  [ruledrift.yaml](configuring.md) sets another one for a rule, or for a whole kind.
- **Confidence** is that of a verdict that stands alone and moves a whole step; half a step is \`weak\`, several rules that agree are \`medium\`
  at most. Findings that rest on no wording have none.
- Of several findings on one sentence the first is the one that says most.
`

const COLUMNS = `| rule | it says | kind | urgency | confidence | example |
|---|---|---|---|---|---|`

type Row = WordingRow | PageRow

/** @returns the page as it must stand in docs/rules.md. */
export function rulesPage(): string {
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const rows = RULES.filter((row) => row.group === group).map(line)
    return [`## ${title}`, COLUMNS, ...rows, ''].join('\n')
  })
  const wrong = RULES.flatMap(({ id, wrong }) => (wrong === undefined ? [] : [`- \`${id}\`: ${wrong}.`]))
  const faults = ['## Known faults', 'What these rules give, and should not:', '', ...wrong, ''].join('\n')
  return [HEAD, ...groups, faults].join('\n')
}

function line(row: Row): string {
  const kinds = row.tells.map((kind) => `\`${kind}\``).join(', ')
  const cells = [`\`${row.id}\``, row.says, kinds, urgencyOf(row), confidenceOf(row), exampleOf(row.example)]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function urgencyOf(row: Row): string {
  const own = row.severity === undefined ? row.tells.map(severityOf) : [row.severity]
  const words = [...new Set(own)].map((severity) => `\`${severity}\``).join(', ')
  return 'offList' in row ? `${words}; \`${row.offList}\` where the sentence speaks of no list` : words
}

function confidenceOf(row: Row): string {
  if (!('rests' in row)) return '–'
  const found = Object.values(row.circumstances ?? {}).map(({ rests = row.rests }) => rests)
  return [...new Set([row.rests, ...found].map((rests) => `\`${SURENESS[rests]}\``))].join(', ')
}

function exampleOf(example: Pair | string): string {
  if (typeof example === 'string') return example
  const [before, after] = [example.before, example.after].map((text) => `“${text.replaceAll('\n', ' / ')}”`)
  if (example.before === '') return `came: ${after}`
  return example.after === '' ? `gone: ${before}` : `${before} → ${after}`
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../../docs/rules.md'), rulesPage())
