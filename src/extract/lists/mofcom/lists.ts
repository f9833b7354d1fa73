/** Which official list a Chinese notice speaks of. */
import { COMMERCE, type Notice, UNRELIABLE } from '../../../listing/notices.ts'

const EXPORT_CONTROL_LIST = 'MOFCOM Export Control List'
const UNRELIABLE_LIST = 'MOFCOM Unreliable Entity List'
const WATCH_LIST = 'MOFCOM Watch List'
const COUNTERMEASURES_LIST = 'China Countermeasures List'
export const ITEMS_LIST = 'MOFCOM Controlled Items List'

const NAMES: Readonly<Record<string, string>> = {
  出口管制管控名单: EXPORT_CONTROL_LIST,
  不可靠实体清单: UNRELIABLE_LIST,
  出口管制关注名单: WATCH_LIST,
  关注名单: WATCH_LIST,
  反制清单: COUNTERMEASURES_LIST,
}

/** A list of somebody (simplified characters); 实体清单 alone is another government's. */
export const LIST_WORDS = '出口管制管控名单|不可靠实体清单|(?:出口管制)?关注名单|反制清单'

/** @returns the one name of the list that the (folded) words name first; '' for none. */
export function listOf(plain: string): string {
  return NAMES[new RegExp(LIST_WORDS).exec(plain)?.[0] ?? ''] ?? ''
}

/** @returns the list that the entries of an earlier notice are on, as far as the words and its issuer tell; '' where they do not. */
export function listOfNotice(notice: Notice, plain: string): string {
  if (notice.issuer === UNRELIABLE) return UNRELIABLE_LIST
  const named = listOf(plain.replace(/不可靠实体清单工作机制/g, ''))
  if (named !== '') return named
  if (notice.issuer !== COMMERCE) return ''
  if (/实体|企业/.test(plain)) return EXPORT_CONTROL_LIST
  return /物项|技术|稀土|设备|材料|电池|金刚石/.test(plain) ? ITEMS_LIST : ''
}
