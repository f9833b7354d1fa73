/** Reader `pdf`: the text of a PDF as paragraphs, whatever page and line it stands on. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CodedError } from '../errors.ts'
import type { Block, Extract } from '../model/extract.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { pdfBlocks } from './pdf-blocks.ts'
import { type PdfLine, type PdfPiece, pageLines, withoutRunningLines } from './pdf-lines.ts'
import { plainExtract } from './plain-extract.ts'

/** A scan of that many pages is no notice; the deadline of the thread is the real bound. */
const MAX_PAGES = 5000
const MAX_CHARACTERS = 20_000_000

/**
 * @throws CodedError `pdf-encrypted` when it asks for a password, `pdf-no-text` for scans, `page-unreadable` when broken,
 * `count-out-of-bounds`.
 */
export async function readPdf(page: JudgedPage, reading: Reading): Promise<Extract> {
  const pages = await linesOfPages(page.body)
  const blocks = pdfBlocks(withoutRunningLines(pages))
  if (!blocks.some((block) => /[\p{L}\p{N}]/u.test(block.text))) {
    throw new CodedError('pdf-no-text', 'The PDF holds no text: its pages are images, or its fonts cannot be read.', {
      hint: 'Watch the page that links to it, and the file for its bytes.',
    })
  }
  return plainExtract({ reader: 'pdf', title: titleOf(blocks) }, blocks, reading)
}

/** Of the text, never of the metadata: those change when the same text is uploaded again. */
function titleOf(blocks: readonly Block[]): string {
  const heading = blocks.slice(0, 12).find((block) => block.kind === 'heading')
  return (heading ?? blocks[0])?.text.slice(0, 300) ?? ''
}

async function linesOfPages(body: Uint8Array): Promise<PdfLine[][]> {
  return (await pdfPieces(body)).map(pageLines)
}

/**
 * @returns the pieces of text of each page, in the order of the file.
 * @throws CodedError `pdf-encrypted` when it asks for a password, `page-unreadable` when broken.
 */
export async function pdfPieces(body: Uint8Array): Promise<PdfPiece[][]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: new Uint8Array(body),
    // a path that ends in a slash: with a file: address the text of fonts that are not embedded comes out empty, silently
    cMapUrl: `${join(root, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    wasmUrl: `${join(root, 'wasm')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    const pages: PdfPiece[][] = []
    let characters = 0
    for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES); number++) {
      const page = await document.getPage(number)
      const content = await page.getTextContent({ disableNormalization: true })
      const pieces: PdfPiece[] = []
      for (const item of content.items) {
        if (!('str' in item)) continue
        characters += item.str.length
        const [a = 1, b = 0, , , x = 0, y = 0] = item.transform as number[]
        pieces.push({
          text: item.str,
          x,
          y,
          width: item.width,
          size: item.height || Math.hypot(a, b),
          endsLine: item.hasEOL,
        })
      }
      pages.push(pieces)
      page.cleanup()
      if (characters > MAX_CHARACTERS) break
    }
    return pages
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : ''
    if (name === 'PasswordException') {
      throw new CodedError('pdf-encrypted', 'The PDF asks for a password.', {
        hint: 'Watch the page that links to it, or another edition of the file.',
        cause,
      })
    }
    throw new CodedError('page-unreadable', 'The PDF is broken.', { hint: 'It may be whole at the next look.', cause })
  } finally {
    await task.destroy()
  }
}
