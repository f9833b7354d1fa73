/** What the bytes of a page are, and how they begin: what a reader knows its format by. */
import type { JudgedPage } from '../model/page.ts'

/** `binary`: an archive, image or office file. */
export type Kind = 'html' | 'xml' | 'feed' | 'json' | 'pdf' | 'csv' | 'text' | 'binary'

export type Head = {
  readonly kind: Kind
  /** The first 16 KiB, whatever the charset: names of elements and columns are ASCII, or UTF-8. */
  readonly text: string
  readonly page: JudgedPage
}

const HEAD_BYTES = 16_384

export function headOf(page: JudgedPage, kind: Kind): Head {
  return { kind, text: new TextDecoder().decode(page.body.subarray(0, HEAD_BYTES)), page }
}
