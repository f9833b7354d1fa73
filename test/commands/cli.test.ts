/** The commands as somebody types them, the exit codes those of real processes where they are told. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSite } from '../../src/commands/demo/site.ts'
import type { Finding } from '../../src/model/finding.ts'
import { describeCorpus } from '../corpus.ts'
import { startLine, type Typed, typeLine } from './lines.ts'

const home = mkdtempSync(join(tmpdir(), 'ruledrift-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const typed = (input: string, env: Readonly<Record<string, string>>): Typed => ({
  input,
  env: { RULEDRIFT_DATA: join(home, 'data'), ...env },
})
const ruledrift = (args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) =>
  typeLine(args, typed(input, env))
/** The same in a process of its own. */
const ruledriftStarted = (args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) =>
  startLine(args, typed(input, env))

function file(name: string, content: string): string {
  const path = join(home, name)
  writeFileSync(path, content)
  return path
}

/** A press page in the structure of the real one: a list of three guidances under a date line. */
function press(sentence: string, language = 'en'): string {
  return `<!doctype html><html lang="${language}"><head><title>Press release</title><meta charset="utf-8"><script>var token=${Math.random()}</script></head>
<body><header><nav><a href="/">Home</a></nav></header><main><h1>Department of Commerce rescinds a rule</h1>
<p>FOR IMMEDIATE RELEASE | Tuesday, May 13, 2025 | Media Contact: press office</p><p>The bureau took three further steps today:</p>
<ul><li>It will publish the rescission in the Federal Register.</li><li>${sentence}</li></ul></main><footer>Accessed ${Math.random()}</footer></body></html>`
}

const VIOLATES = 'Issuing guidance that using Huawei Ascend chips anywhere in the world violates U.S. export controls.'
const RISKS =
  'Issuing guidance alerting industry to the risks of using PRC advanced computing ICs, including specific Huawei Ascend chips.'

function words(findings: readonly Finding[], kind: string, side: 'before' | 'after'): string[] {
  const evidence = findings.find((finding) => finding.kind === kind)?.[side]
  return (evidence?.marks ?? []).map(([start, end]) => evidence?.text.slice(start, end) ?? '')
}

describe('compare', () => {
  it('sees a relative link that leads elsewhere in two files of one site', async () => {
    const page = (link: string) =>
      `<html lang="en"><body><main><h1>Rules</h1><p>Exporters must follow <a href="docs/${link}">the rule</a>.</p></main></body></html>`
    const { out } = await ruledrift(['compare', file('l1.html', page('1.pdf')), file('l2.html', page('2.pdf'))])
    expect(out).toContain('‘the rule’ leads to another document: ‘1.pdf’ → ‘2.pdf’')
  })

  it('shows of a sentence of 200 kB what stands near the marks', async () => {
    const long = 'goods and services, '.repeat(5_000)
    const text = (modal: string) => `Exporters ${modal} report ${long}at once.`
    const { out } = await ruledrift(
      ['classify'],
      JSON.stringify({ lang: 'en', before: text('must'), after: text('should') }),
    )
    expect(out.length).toBeLessThan(6_000)
    expect(out).toContain('Exporters ')
  })

  it('finds in a press page that a violation became a risk: softened, narrowed, silent, with marks on the words', async () => {
    const { code, out } = await ruledriftStarted([
      'compare',
      file('v1.html', press(VIOLATES)),
      file('v2.html', press(RISKS)),
      '--json',
      '--select',
      'main',
    ])
    const { changed, findings } = JSON.parse(out)
    expect(code).toBe(0)
    expect(changed).toBe(true)
    expect(findings.map(({ kind }: Finding) => kind).sort()).toEqual([
      'scope.narrowed',
      'scope.widened',
      'wording.softened',
    ])
    expect(findings.every(({ flags }: Finding) => flags.includes('silent'))).toBe(true)
    expect(words(findings, 'wording.softened', 'before')).toContain('violates')
    expect(words(findings, 'wording.softened', 'after').join(' ')).toMatch(/risks/)
    expect(words(findings, 'scope.narrowed', 'before').join(' ')).toContain('anywhere in the world')
  })

  it('finds the same in Chinese', async () => {
    const before = file('z1.html', press('发布指南，指出在世界任何地方使用华为昇腾芯片均违反美国出口管制。', 'zh'))
    const after = file(
      'z2.html',
      press('发布指南，警告业界使用中国先进计算芯片（包括特定的华为昇腾芯片）的风险。', 'zh'),
    )
    const { out } = await ruledrift(['compare', before, after, '--json', '--select', 'main', '--lang', 'zh-Hans'])
    const { findings } = JSON.parse(out)
    expect(findings.map(({ kind }: Finding) => kind).sort()).toEqual([
      'scope.narrowed',
      'scope.widened',
      'wording.softened',
    ])
    expect(words(findings, 'wording.softened', 'before')).toContain('违反')
    expect(words(findings, 'wording.softened', 'after').join('')).toMatch(/风险|警告/)
  })

  it('says that nothing has changed when only tokens and typography differ', async () => {
    const before = file('n1.html', press("The bureau's rule – effective now – doesn’t apply."))
    const after = file('n2.html', press("The bureau’s rule — effective now — doesn't  apply."))
    const { code, out } = await ruledrift(['compare', before, after, '--json', '--exit-code'])
    expect(JSON.parse(out)).toMatchObject({ changed: false, findings: [] })
    expect(code).toBe(0)
  })

  it('takes words that are struck out for gone', async () => {
    const before = 'Exporters must keep records for five years.'
    const after = `<s>${before}</s>`
    const { out } = await ruledrift([
      'compare',
      file('s1.html', press(before)),
      file('s2.html', press(after)),
      '--json',
    ])
    expect(JSON.parse(out).findings.map(({ kind }: Finding) => kind)).toEqual(['obligation.removed'])
  })

  it('exits with 1 on a change only when asked to', async () => {
    const places = [file('v1.html', press(VIOLATES)), file('v2.html', press(RISKS))]
    expect((await ruledriftStarted(['compare', ...places])).code).toBe(0)
    expect((await ruledriftStarted(['compare', ...places, '--exit-code'])).code).toBe(1)
  })

  it('shows both sentences with the marked words to people', async () => {
    const { out } = await ruledrift(['compare', file('v1.html', press(VIOLATES)), file('v2.html', press(RISKS))])
    expect(out).toContain('«violates»')
    expect(out).toContain('wording.softened')
    expect(out).toContain('anywhere in the world')
  })

  it('names the error, the code and the next step when a file is missing', async () => {
    const { code, err } = await ruledriftStarted(['compare', 'nowhere.html', 'nowhere.html'])
    expect(code).toBe(2)
    expect(err).toMatch(/usage: The file nowhere\.html cannot be read: ENOENT/)
    expect(err).toContain('Next step:')
  })

  it('gives errors as JSON to programs', async () => {
    const { err } = await ruledrift(['compare', 'nowhere.html', 'nowhere.html', '--json'])
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'usage' } })
  })

  it('exits with 1 and the code of the gate when a page cannot be believed', async () => {
    const challenge = file(
      'challenge.html',
      '<title>Just a moment...</title><h1>Checking your browser before accessing bis.gov</h1>',
    )
    const { code, err } = await ruledrift(['compare', file('v1.html', press(VIOLATES)), challenge])
    expect(err).toContain('page-blocked')
    expect(code).toBe(1)
  })

  it('refuses private addresses', async () => {
    const { code, err } = await ruledriftStarted(['compare', 'http://127.0.0.1/a', 'http://127.0.0.1/b'])
    expect(err).toContain('egress-refused')
    expect(code).toBe(3)
  })
})

describe('classify', () => {
  it('answers each pair with its findings, the primary one first', async () => {
    const pairs = [
      {
        id: 'a',
        lang: 'en',
        before: 'Exporters must apply for a licence.',
        after: 'Exporters should apply for a licence.',
      },
      { id: 'b', lang: 'en', before: 'Exporters must apply.', after: 'Exporters  must apply.' },
    ]
    const { code, out } = await ruledriftStarted(
      ['classify', '--json'],
      pairs.map((pair) => JSON.stringify(pair)).join('\n'),
    )
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(lines[0]).toMatchObject({ id: 'a', findings: [{ kind: 'wording.softened' }] })
    expect(lines[1]).toEqual({ id: 'b', findings: [] })
  })

  it.each(['not json', '42', '{"before":"a"}', '{"before":"a","after":1}'])(
    'names the line that is no pair: %s',
    async (line) => {
      const { code, err } = await ruledrift(['classify', '--json'], `{"before":"a","after":"a"}\n${line}\n`)
      expect(code).toBe(2)
      expect(JSON.parse(err).error).toMatchObject({ code: 'pairs-invalid', message: expect.stringContaining('Line 2') })
    },
  )
})

describe('classify, further', () => {
  const pair = (fields: object) => JSON.stringify({ before: 'Es muss.', after: 'Es kann.', ...fields })

  it('takes the language of lines that name none from --lang', async () => {
    const { out } = await ruledrift(['classify', '--json', '--lang', 'de'], `\uFEFF${pair({})}\n`)
    expect(JSON.parse(out)).toMatchObject({ id: '1', findings: [{ kind: 'wording.softened', confidence: 'high' }] })
  })

  it('goes on behind bad lines when asked to, names each, and exits with 1', async () => {
    const { code, out, err } = await ruledrift(
      ['classify', '--json', '--skip-bad'],
      `[]\n${pair({ id: 'x', lang: 'de' })}\n${pair({ lang: 'not a language' })}\n`,
    )
    expect(code).toBe(1)
    expect(JSON.parse(out).id).toBe('x')
    expect(err).toMatch(/Line 1: .*\n.*Line 3: .*\n2 lines skipped, 1 classified/)
  })

  it('lays rows over the lexicon, and refuses rows that cannot work', async () => {
    const folder = join(home, 'lexicon')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'de.yaml'), 'language: de\noff: [duty.may, duty.must]\n')
    const { out } = await ruledrift(['classify', '--json', '--lexicon', folder], `${pair({ lang: 'de' })}\n`)
    expect(JSON.parse(out).findings[0]?.kind).not.toBe('wording.softened')
    writeFileSync(join(folder, 'de.yaml'), 'language: de\noff: [duty.nothing]\n')
    const refused = await ruledrift(['classify', '--lexicon', folder], `${pair({})}\n`)
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/de\.yaml:2: off\[0\]: got "duty\.nothing"/)])
  })
})

describe('try', () => {
  it('shows what would be read in a file', async () => {
    const { code, out } = await ruledrift(['try', file('v1.html', press(VIOLATES)), '--select', 'main', '--json'])
    const extract = JSON.parse(out)
    expect(code).toBe(0)
    expect(extract.date.value).toBe('2025-05-13')
    expect(extract.blocks.map(({ text }: { text: string }) => text)).toContain(VIOLATES)
    expect(JSON.stringify(extract)).not.toContain('token=')
  })

  it('shows what a watch reads now, at the address that has to be found first', async () => {
    const site = await openSite()
    const folder = join(home, 'finding')
    mkdirSync(join(folder, 'watches'), { recursive: true })
    const settings = `egress: { allowPrivate: ["${new URL(site.origin).host}"] }\npoliteness: { gap: 0s }\n`
    writeFileSync(join(folder, 'ruledrift.yaml'), settings)
    const watch = `id: office\nname: Office\njurisdiction: EU\nlanguage: en\ntimeZone: UTC\nwatches:\n  - { id: persons, title: Persons, url: "{found}", find: { at: "${site.origin}/list", link: CSV }, columns: { name: Name } }\n`
    writeFileSync(join(folder, 'watches', 'office.yaml'), watch)
    try {
      site.serve('/list', { body: Buffer.from('<a href="/list-7.csv">CSV</a>'), type: 'text/html', status: 200 })
      site.serve('/list-7.csv', { body: Buffer.from('Name\nAcme Trading\n'), type: 'text/csv', status: 200 })
      const { code, out } = await ruledrift(['try', '--watch', 'persons', '--config', folder, '--json'])
      expect(code).toBe(0)
      expect(JSON.parse(out).listings.map(({ name }: { name: string }) => name)).toEqual(['Acme Trading'])
      site.serve('/list', { body: Buffer.from('<a href="/list.xlsx">XLSX</a>'), type: 'text/html', status: 200 })
      const lost = await ruledrift(['try', '--watch', 'persons', '--config', folder, '--json'])
      expect(JSON.parse(lost.err).error).toMatchObject({ code: 'find-failed', hint: expect.stringContaining('find') })
    } finally {
      await site.close()
    }
  })

  it('asks for something to look at', async () => {
    expect(await ruledrift(['try', '--json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to look at'),
    })
  })
})

describe('commands on a configuration', () => {
  it('list the watches of the shipped configuration without any variable set', async () => {
    const { code, out } = await ruledriftStarted(['watches', '--json'])
    const watches = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(0)
    expect(watches.map(({ id }) => id)).toContain('bis-press')
  })

  it('name what keeps a watch from its first good look', async () => {
    const site = await openSite()
    const folder = join(home, 'refused')
    mkdirSync(join(folder, 'watches'), { recursive: true })
    const settings = `egress: { allowPrivate: ["${new URL(site.origin).host}"] }\npoliteness: { gap: 0s }\n`
    writeFileSync(join(folder, 'ruledrift.yaml'), settings)
    const watch = `id: office\nname: Office\njurisdiction: EU\nlanguage: en\ntimeZone: UTC\nwatches:\n  - { id: persons, title: Persons, url: "${site.origin}/list.csv", columns: { name: Name } }\n`
    writeFileSync(join(folder, 'watches', 'office.yaml'), watch)
    try {
      site.serve('/list.csv', { body: Buffer.from('Person\nAcme Trading\n'), type: 'text/csv', status: 200 })
      const env = { RULEDRIFT_DATA: join(folder, 'data') }
      await ruledrift(['check', 'persons', '--config', folder], '', env)
      const { out } = await ruledrift(['watches', '--config', folder], '', env)
      expect(out).toMatch(/persons +(?:not read yet, 1 failed look: )?page-unreadable/)
    } finally {
      await site.close()
    }
  })

  it('doctor is well with the shipped configuration', async () => {
    const { code, out } = await ruledriftStarted(['doctor'])
    expect(out).toMatch(/ok\s+configuration: \d+ watches/)
    expect(out).toMatch(/ok\s+database/)
    expect(code).toBe(0)
  })

  it('doctor --alive is 1 when no daemon runs', async () => {
    const { code } = await ruledrift(['doctor', '--alive'], '', { RULEDRIFT_DATA: join(home, 'elsewhere') })
    expect(code).toBe(1)
  })

  it('doctor exits with 3 and names the channel that does not answer', async () => {
    const folder = join(home, 'config-mail')
    mkdirSync(join(folder, 'watches'), { recursive: true })
    writeFileSync(
      join(folder, 'watches', 'none.yaml'),
      'id: none\nname: None\njurisdiction: US\nlanguage: en\ntimeZone: UTC\nwatches:\n  - { id: a, title: A, url: "https://example.org/a" }\n',
    )
    writeFileSync(
      join(folder, 'routes.yaml'),
      'channels:\n  - { id: mail, kind: email, smtpUrl: env:SMTP, from: a@example.org, to: [b@example.org] }\n',
    )
    const { code, out } = await ruledrift(['doctor', '--config', folder], '', { SMTP: 'smtp://127.0.0.1:1' })
    expect(out).toMatch(/FAIL channel mail/)
    expect(code).toBe(3)
  })

  it('names every mistake of a configuration at once', async () => {
    const folder = join(home, 'config-bad')
    mkdirSync(join(folder, 'watches'), { recursive: true })
    writeFileSync(join(folder, 'ruledrift.yaml'), 'timeZone: Mars/Olympus\npolitness: {}\n')
    const { code, err } = await ruledrift(['watches', '--config', folder])
    expect(code).toBe(2)
    expect(err).toContain('Mars/Olympus')
    expect(err).toContain('politness')
  })

  it('show and check say which word is not known', async () => {
    expect((await ruledrift(['show', 'c_000000'])).err).toContain('not-found')
    expect((await ruledrift(['check', 'nobody'])).err).toContain('No watch has the id "nobody"')
  })

  it('schema prints what editors need', async () => {
    const { out } = await ruledrift(['schema', 'watches'])
    expect(JSON.parse(out)).toMatchObject({ type: 'object' })
  })
})

const CORPUS = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus')

describeCorpus(existsSync(CORPUS), 'compare on real pages', () => {
  it('finds nothing between daily copies of one list page', async () => {
    const pages = ['2026-06-21_3afed5e', '2026-06-23_afad81b', '2026-07-05_26ff3ca', '2026-07-07_db0543e'].map((name) =>
      join(CORPUS, 'pages', 'uflpa', `${name}.html`),
    )
    for (const [i, after] of pages.slice(1).entries()) {
      const { out, err } = await ruledrift(['compare', pages[i] ?? '', after, '--json', '--select', 'main'])
      expect(err).toBe('')
      expect(JSON.parse(out).findings).toEqual([])
    }
    expect(readFileSync(pages[0] ?? '', 'utf8')).not.toBe(readFileSync(pages[1] ?? '', 'utf8'))
  })
})
