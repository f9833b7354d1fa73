/** The table of readers: which bytes each takes, and what each is recognised by. */
import { describe, expect, it } from 'vitest'
import type { Kind } from '../../src/extract/head.ts'
import { READERS_BY_NAME } from '../../src/extract/readers.ts'
import type { JudgedPage } from '../../src/model/page.ts'
import { READERS, type ReaderName } from '../../src/model/watch.ts'
import { LIST_FILES } from '../jobs/list-files.ts'
import { page, read, wrapped } from './reading.ts'

const SAMPLES: Readonly<Record<Kind, JudgedPage>> = {
  html: page(wrapped('<p>Exporters need a licence.</p>')),
  xml: page('<?xml version="1.0"?><notice><p>Exporters need a licence.</p></notice>', 'application/xml'),
  feed: page('<rss version="2.0"><channel><title>News</title></channel></rss>', 'application/rss+xml'),
  json: page('{"results":[]}', 'application/json'),
  pdf: page('%PDF-1.7', 'application/pdf'),
  csv: page('name,country\r\nKite Works,Spain\r\n', 'text/csv'),
  text: page('Exporters need a licence.', 'text/plain'),
  binary: page('PK\x03\x04', 'application/zip'),
}

describe('a reader', () => {
  it.each(READERS)('%s is given the bytes of its row, and no others', async (reader) => {
    const kinds = Object.keys(SAMPLES) as Kind[]
    const given = await Promise.all(kinds.map((kind) => isGiven(reader, SAMPLES[kind])))
    expect(kinds.filter((_, i) => given[i])).toEqual(
      kinds.filter((kind) => READERS_BY_NAME[reader].kinds.includes(kind)),
    )
  })

  const firms = [{ name: 'Kite Works', country: 'Spain', number: 100 }]
  const files = new Map<string, JudgedPage>([
    ...LIST_FILES.map(
      ({ reader, type, path, write }) => [reader, page(write(firms), type, `https://a.example${path}`)] as const,
    ),
    [
      'federal-register',
      page('[Federal Register: March 28, 2025]\nAGENCY: Bureau.\n[FR Doc. 2025-05427]\n', 'text/plain'),
    ],
  ])
  const recognising = READERS.filter((name) => READERS_BY_NAME[name].recognises !== undefined)

  it.each(recognising)('%s is chosen for a file of its list where the watch names no reader', async (reader) => {
    const file = files.get(reader)
    expect(file, `a file for ${reader}`).toBeDefined()
    expect((await read(file as JudgedPage)).reader).toBe(reader)
  })

  it('of lists is not chosen for a page, a document or a table of something else', async () => {
    for (const kind of ['html', 'xml', 'csv', 'text'] as const) {
      expect(recognising).not.toContain((await read(SAMPLES[kind])).reader)
    }
  })
})

/** What the reader itself then says of the sample is not asked here. */
async function isGiven(reader: ReaderName, source: JudgedPage): Promise<boolean> {
  const said = await read(source, { reader, columns: { name: 'name', country: 'country' } }).catch(String)
  return typeof said !== 'string' || !/this watch reads it as|which no reader reads/.test(said)
}
