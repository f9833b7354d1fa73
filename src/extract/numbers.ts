/** The issuer's own number of a document, in one form wherever it is printed: the key that mirrors share. */
import { parseNotice } from '../listing/notices.ts'

/**
 * @returns "2025-05427" for a Federal Register address; for Chinese notices the issuer and number without spaces:
 * "商务部公告2025年第55号", "不可靠实体清单工作机制公告〔2025〕10号"; undefined where there is none.
 */
export function announcementNumber(title: string, url: string): string | undefined {
  const register = /federalregister\.gov\/(?:documents\/\d{4}\/\d\d\/\d\d|d)\/([A-Z]?\d{1,4}-\d{4,6})(?:[/?#]|$)/.exec(
    url,
  )
  if (register?.[1] !== undefined) return register[1]
  const notice = parseNotice(title)
  if (notice?.number !== undefined) return notice.canonical
  const plain = title.replace(/\s+/g, '')
  const yearly =
    /((?:[\p{Script=Han}]{2,24}(?:公告|令|通知|公報|通告)))(?:[（(]?)(\d{4})年?(?:[）)]?)第(\d{1,4})号/u.exec(plain)
  if (yearly !== null) return `${yearly[1]}${yearly[2]}年第${yearly[3]}号`
  const bracketed = /([\p{Script=Han}]{2,24}(?:公告|令|通知|函|发|告))[〔[［（(](\d{4})[〕\]］）)]第?(\d{1,4})号/u.exec(
    plain,
  )
  if (bracketed !== null) return `${bracketed[1]}〔${bracketed[2]}〕${bracketed[3]}号`
  const bare = /(?:^|[^\d])(\d{4})年?第(\d{1,4})号/.exec(plain)
  return bare === null ? undefined : `${bare[1]}年第${bare[2]}号`
}
