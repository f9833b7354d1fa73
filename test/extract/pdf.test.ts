/** The reader `pdf` on files written here, byte by byte. */
import { describe, expect, it } from 'vitest'
import { type PdfText, pdfFile, running } from './pdf-file.ts'
import { lines, page, read, refusal } from './reading.ts'

const pdf = (bytes: Uint8Array) => page(bytes, 'application/pdf', 'https://www.example.gov/media/guidance.pdf')

const guidance = [
  'This notice informs industry of the risks of the use of certain',
  'advanced computing chips. These chips were likely de-',
  'signed with software or technology of the United States and may',
  'need a licence. Parties should ask before they re-',
  'export such chips.',
]

describe('a guidance document', () => {
  const file = pdfFile([
    [
      { text: 'Bureau of Industry and Security', y: 810, size: 9 },
      { text: 'Guidance on General Prohibition 10', y: 760, size: 16 },
      { text: 'May 13, 2025', y: 735 },
      ...running(guidance, 705),
      ...running(
        ['1. The chips 910B, 910C and 910D are presumed to be', 'subject to the rule.', '2. Other chips may be.'],
        610,
      ),
      { text: 'Page 1 of 2', y: 30, size: 9 },
    ],
    [
      { text: 'Bureau of Industry and Security', y: 810, size: 9 },
      ...running(['A party that acts without a licence may break the rule.'], 760),
      { text: 'Page 2 of 2', y: 30, size: 9 },
    ],
  ])

  it('is headings, paragraphs with their wraps undone, and items, without running heads and page numbers', async () => {
    const found = await read(pdf(file))
    expect(lines(found)).toEqual([
      'heading: Guidance on General Prohibition 10',
      'paragraph: May 13, 2025',
      'paragraph: This notice informs industry of the risks of the use of certain advanced computing chips. These chips were likely designed with software or technology of the United States and may need a licence. Parties should ask before they re-export such chips.',
      'item: 1. The chips 910B, 910C and 910D are presumed to be subject to the rule.',
      'item: 2. Other chips may be.',
      'paragraph: A party that acts without a licence may break the rule.',
    ])
    expect(found).toMatchObject({
      reader: 'pdf',
      title: 'Guidance on General Prohibition 10',
      date: { value: '2025-05-13' },
    })
    expect(found.blocks.at(-1)?.path).toEqual(['Guidance on General Prohibition 10'])
  })

  it('is the same when it is uploaded again with other metadata', async () => {
    const pages = [running(guidance, 705)]
    const first = await read(pdf(pdfFile(pages, { title: 'Draft 3' })))
    const second = await read(pdf(pdfFile(pages, { title: 'final-final' })))
    expect(second).toEqual(first)
  })
})

describe('page breaks', () => {
  const text =
    'The bureau reviews each application with a presumption of denial where the end user stands on the list and the item is subject to the rules. ' +
    'A licence exception is not available for such transactions, except where the entry of the list says otherwise in its third column.'

  const broken = (columns: number, rows: number): Uint8Array => {
    const wrapped: string[] = ['']
    for (const word of text.split(' ')) {
      const line = wrapped.at(-1) ?? ''
      if (line.length + word.length + 1 > columns) wrapped.push(word)
      else wrapped[wrapped.length - 1] = line === '' ? word : `${line} ${word}`
    }
    const pages: PdfText[][] = []
    for (let at = 0; at < wrapped.length; at += rows) pages.push(running(wrapped.slice(at, at + rows), 760))
    return pdfFile(pages)
  }

  it.each([
    [60, 20],
    [60, 3],
    [45, 2],
    [80, 1],
  ])('mean nothing: lines of %i characters, %i a page', async (columns, rows) => {
    const found = await read(pdf(broken(columns, rows)))
    expect(found.blocks.map((block) => block.text)).toEqual([text])
  })
})

describe('Chinese', () => {
  it('is read from a font that is not embedded', async () => {
    const file = pdfFile([
      running(['商务部公告二〇二五年第十八号，公布对部分物项', '实施出口管制的决定。'], 760, { chinese: true }),
    ])
    const found = await read(pdf(file), { language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
    expect(lines(found)).toEqual(['paragraph: 商务部公告二〇二五年第十八号，公布对部分物项实施出口管制的决定。'])
  })
})

describe('PDFs that cannot be read', () => {
  it('without text', async () => {
    expect(await refusal(pdf(pdfFile([[]])))).toBe('pdf-no-text')
    expect(await refusal(pdf(pdfFile([[{ text: '- 1 -', y: 30 }]])))).toBe('pdf-no-text')
  })

  it('behind a password', async () => {
    expect(await refusal(pdf(pdfFile([running(guidance, 700)], { encrypted: true })))).toBe('pdf-encrypted')
  })

  it('broken or cut short', async () => {
    expect(await refusal(pdf(new TextEncoder().encode('%PDF-1.7\nnothing of it')))).toBe('page-unreadable')
    const whole = pdfFile([running(guidance, 700)])
    expect(await refusal(pdf(whole.subarray(0, 300)))).toMatch(/^(?:page-unreadable|pdf-no-text)$/)
  })

  it('their scripts never run', async () => {
    const file = pdfFile([running(guidance, 700)], { openAction: 'globalThis.ranFromPdf = true' })
    await read(pdf(file))
    expect('ranFromPdf' in globalThis).toBe(false)
  })
})
