/** Writes small PDF files for the tests: lines of text at places, in Helvetica or in a Chinese font that is not embedded. */

export type PdfText = {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly size?: number
  /** Written with the CMap UniGB-UCS2-H and the font STSong-Light, which the reader must know by itself. */
  readonly chinese?: boolean
}

/**
 * @param pages lines of each page; y from the bottom, in points.
 * @param encrypted adds an Encrypt dictionary whose keys fit no password.
 */
export function pdfFile(
  pages: readonly (readonly PdfText[])[],
  options: { readonly encrypted?: boolean; readonly title?: string; readonly openAction?: string } = {},
): Uint8Array {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const catalog = add('')
  const tree = add('')
  const latin = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  )
  const cid = add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor ${descriptor} 0 R >>`,
  )
  const han = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [${cid} 0 R] >>`,
  )
  const kids = pages.map((lines) => {
    const stream = lines.map(drawn).join('\n')
    const content = add(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 ${latin} 0 R /F2 ${han} 0 R >> >> >>`,
    )
  })
  const action = options.openAction === undefined ? '' : ` /OpenAction << /S /JavaScript /JS (${options.openAction}) >>`
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R${action} >>`
  objects[tree - 1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`
  const info = add(`<< /Title (${options.title ?? 'Microsoft Word - untitled'}) >>`)
  const key = `<${'5a'.repeat(32)}>`
  const encrypt =
    options.encrypted === true ? add(`<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >>`) : undefined

  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  const locked = encrypt === undefined ? '' : ` /Encrypt ${encrypt} 0 R /ID [<00> <00>]`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R${locked} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

function drawn({ text, x = 72, y, size = 11, chinese = false }: PdfText): string {
  const string = chinese
    ? `<${[...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`
    : `(${text.replace(/[\\()]/g, '\\$&')})`
  return `BT /${chinese ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${string} Tj ET`
}

/** Lines of running text, set below each other from `top`. */
export function running(
  lines: readonly string[],
  top: number,
  options: { readonly size?: number; readonly chinese?: boolean } = {},
): PdfText[] {
  const size = options.size ?? 11
  return lines.map((text, i) => ({ text, y: top - i * size * 1.3, size, chinese: options.chinese ?? false }))
}
