/** Measures on bodies of Chinese notices: whom they list, and what they state of it. Names and counts are found again by plain patterns. */
import type { Case } from './case.ts'
import { filesIn, measure, read, readCorpus, reading } from './corpus.ts'

const FOLDER = 'pages/mofcom/'
/** 决定将A公司等28家实体列入出口管制管控名单 */
const DECIDES = /决定将[^。]{0,200}?(\d+)\s*家[^。]{0,60}?列入[^。]{0,40}?(?:名单|清单)/
/** "1．中文名（Original Name）" on a line of its own */
const NUMBERED = /^\s*\d{1,3}\s*[.．、]\s*([^（(\n]{2,80}?)\s*[（(]([^）)\n]{2,120})[）)]\s*$/gm
const CHINESE = reading('mofcom-notice', { language: 'zh-Hans', timeZone: 'Asia/Shanghai' })

export const noticeCases: readonly Case[] = [
  {
    name: 'MOFCOM bodies',
    mustBe: 'every listed name found, stated count met or the mismatch told',
    run: () =>
      measure([FOLDER], async () => {
        const files = filesIn(FOLDER).filter((file) => file.endsWith('.txt'))
        const notes: string[] = []
        const sum = { acts: 0, met: 0, told: 0 }
        for (const file of files) {
          const [, title = '', date = '', body = ''] =
            /^TITLE: ([^\n]*)\nURL: [^\n]*\nDATE: ([^\n]*)\n(.*)$/s.exec(readCorpus(`${FOLDER}${file}`)) ?? []
          const found = await read(file, `${title}\n\n${date}\n\n${body}`, CHINESE)
          const text = plain(`${title}${body}`)
          const names = found.acts.flatMap(({ listing }) => listing ?? [])
          sum.acts += found.acts.length
          sum.met += found.counts.filter(({ value, found: count }) => value === count).length
          sum.told += found.counts.filter(({ value, found: count }) => value !== count).length
          for (const { name, item } of names) {
            const printed = [name, item?.text ?? name].map(plain)
            if (!printed.some((one) => text.includes(one))) notes.push(`${file}: ‘${name}’ does not stand there`)
          }
          const decided = DECIDES.exec(body)
          if (decided === null) continue
          const stated = Number(decided[1])
          if (found.acts.length === 0) notes.push(`${file}: lists ${stated}, no act was read`)
          if (!found.counts.some(({ value }) => value === stated))
            notes.push(`${file}: the count ${stated} was not read`)
          for (const [, name = ''] of body.matchAll(NUMBERED)) {
            if (!names.some((one) => plain(one.name) === plain(name))) notes.push(`${file}: ‘${name}’ was not read`)
          }
        }
        return {
          measured: `${files.length} bodies: ${sum.acts} acts, ${sum.met} counts met, ${sum.told} told as stated only, ${notes.length} wrong`,
          met: files.length > 0 && sum.acts > 0 && notes.length === 0,
          notes: notes.slice(0, 10),
        }
      }),
  },
]

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}
