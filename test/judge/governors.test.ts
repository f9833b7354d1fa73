/** What governs a statement is part of it: heading, paragraph in bold, lead, caption, row across a table, term, item around it. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { page, reading } from '../extract/reading.ts'
import { judge } from '../shipped.ts'

const OPENING =
  '<h1>Notice to carriers</h1><p>This notice is for carriers that cross the strait and for whoever loads their ferries.</p>'

async function told(before: string, after: string, language = 'en'): Promise<readonly Finding[]> {
  const html = (body: string) => page(`<!doctype html><title>Notice</title><main>${OPENING}${body}</main>`)
  const given = { reading: reading({ language }), before: html(before), after: html(after) }
  const { findings } = await judge({ ...given, earlier: [], today: '2025-05-16', parties: [] })
  return findings.filter(({ severity }) => severity !== 'info')
}

const list = (...items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
const table = (...rows: readonly string[]) => `<table>${rows.join('')}</table>`
const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const HEAD = '<tr><th>Cargo</th><th>Code</th></tr>'

describe('a statement that went, word for word, to another governor', () => {
  it.each([
    ['headings', '<h3>Carried free</h3>', '<h3>Carried for a fee</h3>'],
    ['paragraphs in bold', '<p><strong>Carried free</strong></p>', '<p><strong>Carried for a fee</strong></p>'],
    [
      'labels of groups',
      '<fieldset><legend>Carried free</legend>',
      '</fieldset><fieldset><legend>Carried for a fee</legend>',
    ],
    [
      'labels that unfold',
      '<details><summary>Carried free</summary>',
      '</details><details><summary>Carried for a fee</summary>',
    ],
    ['headings by their role', '<div role="heading">Carried free</div>', '<div role="heading">Carried for a fee</div>'],
    ['leads', '<p>These are carried free:</p>', '<p>For these a fee is due:</p>'],
  ])('is told with both places: %s', async (_, free, fee) => {
    const findings = await told(
      `${free}${list('Prams', 'Bicycles')}${fee}${list('Trailers', 'Caravans')}`,
      `${free}${list('Prams')}${fee}${list('Trailers', 'Bicycles', 'Caravans')}`,
    )
    expect(findings).toHaveLength(1)
    expect(findings[0]?.reason).toMatch(/‘Bicycles’ stood under ‘[^’]*free’, now under ‘[^’]*fee( is due)?’/)
    expect(findings[0]?.severity).toBe('medium')
  })

  it.each([
    [
      'captions',
      `${table('<caption>Open deck</caption>', HEAD, row('Oil drums', 'D1'), row('Hay', 'D2'))}${table('<caption>Hold</caption>', HEAD, row('Mail', 'D3'))}`,
      `${table('<caption>Open deck</caption>', HEAD, row('Hay', 'D2'))}${table('<caption>Hold</caption>', HEAD, row('Oil drums', 'D1'), row('Mail', 'D3'))}`,
    ],
    [
      'rows across a table',
      table(
        HEAD,
        '<tr><td colspan="2">Open deck</td></tr>',
        row('Oil drums', 'D1'),
        row('Hay', 'D2'),
        '<tr><th colspan="2">Hold</th></tr>',
        row('Mail', 'D3'),
      ),
      table(
        HEAD,
        '<tr><td colspan="2">Open deck</td></tr>',
        row('Hay', 'D2'),
        '<tr><th colspan="2">Hold</th></tr>',
        row('Oil drums', 'D1'),
        row('Mail', 'D3'),
      ),
    ],
  ])('is told of rows of tables: %s', async (_, before, after) => {
    const findings = await told(before, after)
    expect(findings.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('‘Oil drums | D1’ stood under ‘Open deck’, now under ‘Hold’'),
    ])
  })

  it.each([
    [
      'terms',
      '<dl><dt>渡轮</dt><dd>免税</dd><dt>货船</dt><dd>征税</dd></dl>',
      '<dl><dt>渡轮</dt><dd>征税</dd><dt>货船</dt><dd>免税</dd></dl>',
    ],
    [
      'items around them',
      list(`渡轮${list('免税')}`, `货船${list('征税')}`),
      list(`渡轮${list('征税')}`, `货船${list('免税')}`),
    ],
    [
      'headings',
      '<h2>渡轮</h2><p>免税。</p><h2>货船</h2><p>征税。</p>',
      '<h2>渡轮</h2><p>征税。</p><h2>货船</h2><p>免税。</p>',
    ],
  ])('is told of two that changed places: %s', async (_, before, after) => {
    const reasons = (await told(before, after, 'zh-Hans')).map(({ reason }) => reason).join('\n')
    expect(reasons).toMatch(/‘免税。?’ stood under ‘渡轮’, now under ‘货船’/)
    expect(reasons).toMatch(/‘征税。?’ stood under ‘货船’, now under ‘渡轮’/)
  })

  it('is told by the kind that both whole statements give', async () => {
    const lead = (word: string) => `<p>Carriers ${word} load:</p>`
    const [finding] = await told(
      `${lead('may')}${list('live sheep', 'hay')}${lead('may not')}${list('fireworks')}`,
      `${lead('may')}${list('hay')}${lead('may not')}${list('fireworks', 'live sheep')}`,
    )
    expect(finding).toMatchObject({ kind: 'wording.hardened', severity: 'high' })
    expect(finding?.before?.text).toBe('Carriers may load: live sheep')
    expect(finding?.after?.text).toBe('Carriers may not load: live sheep')
  })

  it('is one finding with a count where a whole list went', async () => {
    const goods = Array.from({ length: 40 }, (_, i) => `Cargo of class ${i}`)
    const findings = await told(
      `<h2>Free</h2>${list('Prams', ...goods)}<h2>Fee</h2>${list('Caravans')}`,
      `<h2>Free</h2>${list('Prams')}<h2>Fee</h2>${list('Caravans', ...goods)}`,
    )
    expect(findings.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('40 statements stand under something else than before'),
    ])
  })
})

describe('what stands under a governor that is the same', () => {
  const under = (...heads: readonly string[]) =>
    heads
      .map((head, i) => `${head}${list(`Ferry ${i} sails daily`, `Ferry ${i} takes cars`)}<p>Ask at pier ${i}.</p>`)
      .join('')
  const two = under('<h2>Summer sailings</h2>', '<h2>Winter sailings</h2>')

  it.each([
    ['edited in place', under('<h2>Sailings in summer</h2>', '<h2>Winter sailings</h2>'), 1],
    ['written anew', under('<h2>From May to October</h2>', '<h2>Winter sailings</h2>'), 2],
    ['numbered', under('<h2>1. Summer sailings</h2>', '<h2>2. Winter sailings</h2>'), 0],
    ['in other letters', under('<h2>Summer  sailings</h2>', '<h2>Winter sailings</h2>'), 0],
    ['one level deeper', under('<h2>Summer sailings</h2>', '<h3>Winter sailings</h3>'), 0],
    ['with one wrapper more', `<h2>Timetable</h2><section>${two.replaceAll('h2', 'h3')}</section>`, 1],
    ['split in two', two.replace('<p>Ask at pier 0.</p>', '<h2>Where to ask</h2><p>Ask at pier 0.</p>'), 1],
    ['gone', two.replace('<h2>Winter sailings</h2>', ''), 1],
    [
      'in another order',
      under('<h2>Winter sailings</h2>', '<h2>Summer sailings</h2>').replaceAll(
        /(Ferry|pier) ([01])/g,
        (_, word, i) => `${word} ${1 - Number(i)}`,
      ),
      0,
    ],
    ['in bold, and no heading any more', two.replaceAll(/<h2>(.*?)<\/h2>/g, '<p><b>$1</b></p>'), 0],
  ])('is not told again: %s', async (_, after, most) => {
    expect((await told(two, after)).length).toBeLessThanOrEqual(most)
  })

  it.each([
    ['letters', 'A', 'B'],
    ['days', '3 June 2025', '4 June 2025'],
    ['days in another language', '3 czerwca 2025', '4 czerwca 2025'],
    ['months', '2025年5月', '2025年6月'],
    ['figures', '2024', '2025'],
  ])('is not told where they only sort: %s', async (_, first, second) => {
    const sorted = (a: readonly string[], b: readonly string[]) =>
      `<h2>${first}</h2>${list(...a)}<h2>${second}</h2>${list(...b)}`
    const findings = await told(
      sorted(['Ada Ferries', 'Abel Lines'], ['Brig Tugs']),
      sorted(['Ada Ferries'], ['Abel Lines', 'Brig Tugs']),
    )
    expect(findings).toEqual([])
  })

  it('is not told where each of many entries says the same and one entry comes', async () => {
    const entries = (...ports: readonly string[]) =>
      `<dl>${ports.map((port) => `<dt>${port}</dt><dd>Licence needed</dd><dd>Pilot needed</dd>`).join('')}</dl>`
    const findings = await told(entries('Arlen', 'Brook', 'Cove'), entries('Arlen', 'Bight', 'Brook', 'Cove'))
    expect(findings.filter(({ rule }) => rule === 'governor.changed')).toEqual([])
  })
})
