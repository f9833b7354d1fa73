/** Chinese notices in memory for the tests of their reader, and acts in one line each. */
import { extract } from '../../../../src/extract/extract.ts'
import type { Extract } from '../../../../src/model/extract.ts'
import type { Reading } from '../../../../src/model/watch.ts'
import { chinese, page, reading } from '../../reading.ts'

/** A page of the ministry: title, date, and a paragraph for each line. */
export async function notice(
  title: string,
  date: string,
  lines: readonly string[],
  changes: Partial<Reading> = {},
): Promise<Extract> {
  const paragraphs = lines.map((line) => `<p>${line}</p>`).join('\n')
  const html = `<!DOCTYPE html><html lang="zh-CN"><head><title>${title}</title></head><body><div class="art"><h1>${title}</h1><p>发布时间：${date}</p>${paragraphs}</div></body></html>`
  return await extract(page(html), reading({ ...chinese, select: ['.art'], ...changes }))
}

/** "added MOFCOM Export Control List: 甲公司 = Alpha Inc." */
export function told({ acts }: Extract): string[] {
  return acts.map(({ act, list, listing, ofNotice, until }) =>
    [
      `${act} ${list}:`,
      listing?.item === undefined ? (listing?.name ?? '') : `${listing.item.code} ${listing.item.text}`,
      listing !== undefined && listing.aliases.length > 0 ? `= ${listing.aliases.join('; ')}` : '',
      ofNotice ?? '',
      until === undefined ? '' : `until ${until}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  )
}
