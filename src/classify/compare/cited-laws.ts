/** Another law that a Chinese sentence cites: 依照《合同法》 → 依照《民法典》, 某防制條例第二條 → 某防治條例第二條. */
import type { Hunk } from '../../model/change.ts'
import { cuesOf, type Reading } from '../read/cue.ts'

const LAW = '(?:法|法典|条例|办法|细则|规则|规定|标准|通则|准则)'
/** What stands behind the change up to the end of the title. */
const TITLE_END = new RegExp(`^[^《》，。；]{0,20}${LAW}?(?:（[^）]{1,8}）)?》`, 'u')
const ARTICLE_END = new RegExp(`^[^《》，。；、的]{0,10}${LAW}第[〇零一二三四五六七八九十百千\\d]{1,8}[条项款章]`, 'u')
/** What a law is cited by. */
const CITES =
  /(?:依照|依据|根据|按照|适用|违反|参照|遵守|符合|依|按|以及|和|与|、)(?:《[^》]{1,40}》(?:和|与|、|以及))*《[^《》]{0,30}$/u

/** Longer words are no part of a title. */
const MOST = 24

/** @returns true where one title of a law took the place of another that was cited, and nothing is said of the law itself. */
export function isCitation({ before: gone, after: came }: Hunk, before: Reading, after: Reading): boolean {
  if (!before.lexicon.byCharacter || gone[0] === gone[1] || came[0] === came[1]) return false
  if (Math.max(gone[1] - gone[0], came[1] - came[0]) > MOST) return false
  if (cuesOf([...before.cues, ...after.cues], 'standing').length > 0) return false
  const sides = [
    [before.plain, gone],
    [after.plain, came],
  ] as const
  const isWords = sides.every(([plain, span]) => /^[\p{Script=Han}]+$/u.test(plain.slice(...span)))
  if (!isWords) return false
  return (
    sides.every(([plain, [start, end]]) => {
      const title = `${plain.slice(start, end)}${/^[^《》，。；]{0,20}/u.exec(plain.slice(end))?.[0] ?? ''}`
      return (
        CITES.test(plain.slice(0, start)) &&
        TITLE_END.test(plain.slice(end)) &&
        new RegExp(`${LAW}(?:（[^）]{1,8}）)?$`, 'u').test(title)
      )
    }) || sides.every(([plain, [, end]]) => ARTICLE_END.test(plain.slice(end)))
  )
}
