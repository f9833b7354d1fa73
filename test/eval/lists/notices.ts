/** Measures on bodies of Chinese notices: whom they list, and what they state of it. */
import type { Case } from './case.ts'
import { filesIn, measure, read, readCorpus, reading } from './corpus.ts'

const FOLDER = 'pages/mofcom/'
/** 等28家实体, 16家美国实体 */
const STATED = /(\d+)\s*家/
const LISTS = /列入.{0,40}(?:管控名单|实体清单|关注名单)/

export const noticeCases: readonly Case[] = [
  {
    name: 'MOFCOM bodies',
    mustBe: 'every listed name found, stated count met or the mismatch told',
    run: () =>
      measure([FOLDER], async () => {
        const files = filesIn(FOLDER)
        const notes: string[] = []
        let acts = 0
        let counted = 0
        let told = 0
        for (const file of files) {
          const text = readCorpus(`${FOLDER}${file}`)
          const found = await read(
            file,
            text,
            reading('mofcom-notice', { language: 'zh-Hans', timeZone: 'Asia/Shanghai' }),
          )
          acts += found.acts.length
          const named = found.acts.flatMap(({ listing }) => listing ?? [])
          const lost = named.filter(({ name }) => !text.replace(/\s/g, '').includes(name.replace(/\s/g, '')))
          for (const { name } of lost) notes.push(`${file}: ${name} does not stand there`)
          for (const { value, found: count } of found.counts) {
            if (count === value) counted++
            else told++
          }
          if (LISTS.test(text) && STATED.test(text) && found.counts.length === 0 && named.length > 0) {
            notes.push(`${file}: states a count that was not read`)
          }
        }
        return {
          measured: `${files.length} bodies: ${acts} acts, ${counted} counts met, ${told} mismatches told, ${notes.length} wrong`,
          met: files.length > 0 && notes.length === 0,
          notes: notes.slice(0, 10),
        }
      }),
  },
]
