/** The language of what was read: the watch says it; else the page does; else its script. */
import type { Block } from '../model/extract.ts'
import type { Reading } from '../model/watch.ts'
import { isChinese } from '../text/scripts.ts'
import type { HtmlDocument } from './document.ts'

/** @returns BCP 47. */
export function languageOf(document: HtmlDocument | undefined, blocks: readonly Block[], reading: Reading): string {
  if (reading.language !== '') return reading.language
  const declared = document === undefined ? undefined : document.named('html')[0]?.attribs.lang?.trim()
  if (declared !== undefined && /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(declared)) return declared
  const sample = blocks
    .slice(0, 50)
    .map((block) => block.text)
    .join(' ')
  return isChinese(sample) ? 'zh-Hans' : 'en'
}
