/** Whole pages edited in one place, read from bytes: what is told of each, and what is silent. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { page, reading } from '../extract/reading.ts'
import { judge } from '../shipped.ts'

const PRESS = `<p class="date">May 13, 2025</p><p>The Office of Trade today announced three actions on advanced parts.</p><h2>Guidance</h2>
<p>Exporters must screen their customers before each shipment.</p>
<ul><li>Screen the end user.</li><li>Keep the record for five years.</li></ul>
<p>Exporters must keep the invoice for five years and must send a copy on request.</p>
<p>“This will protect our firms,” said Under Secretary Kern. A trade group called the step “a gift to rivals”.</p>
<p>For more, contact the press office at press@trade.example or +1 202 555 0100, Room 210, 14 Main Street, Arlen.</p>
<p>See <a href="/docs/guide-v1.pdf">the guidance</a>.</p>
<p>History: adopted 3 March 2024; amended 1 June 2024.</p><p>Last updated: May 13, 2025</p>`
const FAQ = `<h2>Q1. Who must file?</h2><p>Every importer must file a declaration.</p>
<h2>Q2. May I use an agent?</h2><p>Yes. An agent may file for you.</p>`
const STATUTE = `<h2>第一章　总则</h2><p>第二条　经营者应当向主管部门登记。经营者应当每年报告。</p><p>第三条　违反本办法的，处五千元以下罚款。</p>
<p>第四条　本办法自2025年6月1日起施行。</p><p>联系电话：010-5555 0100</p><p>浏览次数：1203</p>`

async function edited(
  body: string,
  edits: readonly (readonly [string, string])[],
  language = 'en',
): Promise<Finding[]> {
  const html = (main: string) =>
    page(
      `<!doctype html><title>Notice</title><main><h1>Notice</h1>${main}</main>`,
      'text/html',
      'https://office.example/n',
    )
  const after = edits.reduce((text, [old, now]) => {
    expect(text).toContain(old)
    return text.replace(old, now)
  }, body)
  const given = { reading: reading({ language }), before: html(body), after: html(after) }
  const { findings } = await judge({ ...given, earlier: [], today: '2025-05-16', parties: [] })
  return [...findings]
}

describe('a press release, a list of questions, a statute', () => {
  it.each([
    [
      'a paragraph moved',
      PRESS,
      [
        ['<h2>Guidance</h2>', ''],
        ['<ul>', '<h2>Guidance</h2><ul>'],
      ],
      'en',
    ],
    [
      'an item moved',
      PRESS,
      [
        ['<li>Screen the end user.</li>', ''],
        ['</ul>', '<li>Screen the end user.</li></ul>'],
      ],
      'en',
    ],
    ['a sentence split', PRESS, [['years and must send', 'years. They must send']], 'en'],
    ['sentences joined', FAQ, [['Yes. An', 'Yes, an']], 'en'],
    [
      'contact details',
      PRESS,
      [
        ['press@', 'media@'],
        ['0100', '0199'],
        ['210, 14', '310, 18'],
      ],
      'en',
    ],
    ['the stamp', PRESS, [['updated: May 13', 'updated: May 16']], 'en'],
    ['the history line', PRESS, [['June 2024', 'June 2024; amended 5 May 2025']], 'en'],
    ['a note on cookies', PRESS, [['<h2>', '<p>We use cookies to improve this site.</p><h2>']], 'en'],
    ['a telephone number', STATUTE, [['0100', '0199']], 'zh-Hans'],
    ['a counter', STATUTE, [['1203', '2210']], 'zh-Hans'],
    ['sentences joined', STATUTE, [['登记。经营者应当每年', '登记，并应当每年']], 'zh-Hans'],
    [
      'articles renumbered',
      STATUTE,
      [
        ['第四条', '第五条'],
        ['第三条', '第四条'],
      ],
      'zh-Hans',
    ],
  ] as const)('alert nobody: %s', async (_, body, edits, language) => {
    expect((await edited(body, edits, language)).filter(({ kind }) => kind !== 'editorial')).toEqual([])
  })

  it.each([
    [
      'a heading',
      PRESS,
      [['<h2>Guidance</h2>', '<h2>Recommendations</h2>']],
      ['wording.reworded', 'wording.reworded'],
      'en',
    ],
    ['a link', PRESS, [['guide-v1', 'guide-v2']], ['document.replaced'], 'en'],
    [
      'two quotations',
      PRESS,
      [
        ['This will', 'This may'],
        ['a gift', 'a blow'],
      ],
      ['wording.reworded', 'wording.reworded'],
      'en',
    ],
    ['a repeal in the history', PRESS, [['June 2024', 'June 2024; repealed 5 May 2025']], ['rule.rescinded'], 'en'],
    ['a banner', FAQ, [['<h2>', '<p>This memorandum has been superseded.</p><h2>']], ['rule.rescinded'], 'en'],
    [
      'a question',
      FAQ,
      [['</p>', '</p><h2>Q3. Are gifts exempt?</h2><p>Gifts are exempt from the fee.</p>']],
      ['scope.narrowed', 'wording.reworded'],
      'en',
    ],
    ['a condition', FAQ, [['file for you', 'file for you if it is registered']], ['scope.narrowed'], 'en'],
    ['a fine', STATUTE, [['五千元', '五万元']], ['threshold.changed'], 'zh-Hans'],
    [
      'a banner',
      STATUTE,
      [['<p>第二条', '<p>（本办法已于2025年7月1日废止）</p><p>第二条']],
      ['rule.rescinded'],
      'zh-Hans',
    ],
  ] as const)('are told: %s', async (_, body, edits, kinds, language) => {
    expect((await edited(body, edits, language)).map(({ kind }) => kind)).toEqual(kinds)
  })
})
