/** The reader `text`, and how hard-wrapped lines become paragraphs. */
import { describe, expect, it } from 'vitest'
import { lines, page, read, refusal } from './reading.ts'

const text = (body: string) => page(body, 'text/plain')

describe('plain text', () => {
  it('rejoins hard-wrapped lines and drops page marks, inside sentences too', async () => {
    const body = `DEPARTMENT OF COMMERCE

    This rule adds twelve entities to the list under the
destination of China. The entities are re-
export parties.

[[Page 14047]]

They are listed because of their work on
 

[[Page 14048]]

supercomputers.

    A new paragraph.
`
    expect(lines(await read(text(body)))).toEqual([
      'paragraph: DEPARTMENT OF COMMERCE',
      'paragraph: This rule adds twelve entities to the list under the destination of China. The entities are re-export parties. They are listed because of their work on supercomputers.',
      'paragraph: A new paragraph.',
    ])
  })

  it('reads the head of a document of the Federal Register, and its day of print', async () => {
    const body =
      '[Federal Register Volume 90, Number 59 (Friday, March 28, 2025)]\n[Rules and Regulations]\n[Pages 14046-14053]\nFrom the Federal Register Online\n[FR Doc No: 2025-05427]\n\n    SUMMARY: Twelve entities are added.'
    const found = await read(text(body))
    expect(found.blocks).toHaveLength(6)
    expect(found.date?.value).toBe('2025-03-28')
  })

  it('is the same text at another width', async () => {
    const narrow = 'One rule that is long\nenough to wrap.\n\nAnother one.'
    const wide = 'One rule that is long enough to wrap.\n\nAnother one.'
    expect((await read(text(narrow))).blocks).toEqual((await read(text(wide))).blocks)
  })

  it('joins Chinese lines without a space, and keeps numbered points apart', async () => {
    expect(lines(await read(text('决定将下列实体列入\n出口管制管控名单：\n一、第一家\n二、第二家')))).toEqual([
      'paragraph: 决定将下列实体列入出口管制管控名单：',
      'paragraph: 一、第一家',
      'paragraph: 二、第二家',
    ])
  })

  it('takes long lines as paragraphs of their own', async () => {
    const long =
      'This line is a paragraph that nobody wrapped by hand, because it is much longer than a hundred and ten characters, as one sees.'
    expect((await read(text(`${long}\n${long}`))).blocks).toHaveLength(2)
  })

  it('is refused without a word', async () => {
    expect(await refusal(text(' \n --- \n'))).toBe('page-unreadable')
  })
})
