/** `--patch`: the unified diff between two pages as they are read, harmless on a terminal and good for git. */
import { posix } from 'node:path'
import { Option } from 'commander'
import { linesOf, patchOf } from '../diff/patch.ts'
import type { JudgeInput, Judgement } from '../model/judgement.ts'
import type { JudgedPage } from '../model/page.ts'
import type { Reading } from '../model/watch.ts'
import { oneLine } from './io.ts'

type Judge = (input: JudgeInput) => Promise<Judgement>

/** Characters of a file name: no more than 255 bytes, whatever they are. */
const MAX_NAME = 60

export function patchOption(): Option {
  return new Option('--patch', 'print the difference of the two texts as a unified diff, one block a line').conflicts(
    'json',
  )
}

/**
 * Both pages are read with today's rules; what the watch expects of the newer one has been asked, or was accepted.
 * @param before undefined for a document that is new.
 * @returns '' where the texts are the same.
 * @throws CodedError of the gate for a page that cannot be read.
 */
export async function patchBetween(
  judge: Judge,
  reading: Reading,
  before: JudgedPage | undefined,
  after: JudgedPage,
  name: string,
): Promise<string> {
  const old = before === undefined ? undefined : await readLines(judge, reading, before)
  return patchOf(old, await readLines(judge, reading, after), name)
}

async function readLines(judge: Judge, reading: Reading, page: JudgedPage): Promise<string[]> {
  const { preview } = await judge({
    reading: { ...reading, expect: {} },
    after: page,
    // nothing is judged: neither the day nor the parties matter
    earlier: [],
    today: '',
    parties: [],
    accepted: true,
    preview: true,
  })
  if (preview === undefined) throw new Error('the judge gave no preview')
  return linesOf(preview).map(oneLine)
}

/**
 * @param place an address, or the id of a watch.
 * @returns one plain file name, the same for the same place: "www.bis.gov-press-release.txt".
 */
export function fileNameOf(place: string): string {
  const named = place.startsWith('file:')
    ? decoded(posix.basename(place))
    : place.replace(/^https?:\/\//, '').replace(/[?#].*$/s, '')
  const plain = named.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+/, '')
  const short = [...plain]
    .slice(0, MAX_NAME)
    .join('')
    .replace(/[-.]+$/, '')
  return `${short || 'page'}.txt`
}

/** A name whose escapes are no UTF-8 stays as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
