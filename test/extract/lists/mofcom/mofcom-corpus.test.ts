/** The real notices of the corpus, where it is present: how many acts of which kind each holds, and none anywhere else. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { extract } from '../../../../src/extract/extract.ts'
import { describeCorpus } from '../../../corpus.ts'
import { chinese, page, reading } from '../../reading.ts'
import { notice } from './mofcom.ts'

const FOLDER = join(import.meta.dirname, '../../../../../shared/corpus/pages/mofcom')
const PRESENT = existsSync(FOLDER)

type Told = {
  readonly number?: string
  /** Names or codes, in their order. */
  readonly added?: readonly string[]
  /** Announced without names. */
  readonly unnamed?: number
  /** What is stated, and what was counted. */
  readonly counts?: readonly (readonly [number, number | undefined])[]
}

/** Every other file holds none: foreign rules, answers to the press, orders without entries. */
const TOLD: Readonly<Record<string, Told>> = {
  '2023-10-20_zcfg_202310_912': {
    added: [
      '3801100030、3801909010、6815190020',
      '2504101000、2504109100、3801901000、3801909010、3824999940、6815190020',
    ],
  },
  '2024-08-26_zcfg_202408_1023': {
    number: '商务部公告2024年第31号',
    added: [
      '8501200010、8501320010、8501330010、8501340010、8501400010、8501520010、8501530010、8407101010、8407102010、8408909230、8408909320、8411111010、8411119010、8411121010、8411129020、8411210010、8411221010、8411222010、8411223010、8411810002',
      '8525891110、8525892110、8525893110',
      '8526109011',
      '9013200093',
      '9014209014',
      '8517629910、8517691002、8526920010',
      '8543709960',
      '9013200093',
    ],
  },
  '2024-11-21_zcfg_202411_1067': { number: '商务部公告2024年第51号' },
  '2025-08-14_zcfg_202508_1157': {
    number: '商务部令2025年第5号',
    added: ['UAB Urbo Bankas', 'AB Mano Bankas'],
    counts: [[2, 2]],
  },
  '2025-09-26_gndt_202509_1166': { unnamed: 1, counts: [[3, undefined]] },
  '2025-09-26_zcfg_202509_1164': {
    number: '商务部公告2025年第51号',
    added: ['亨廷顿·英格尔斯工业公司', '扁平地球管理公司', '全球维度公司'],
    counts: [[3, 3]],
  },
  '2025-10-09_zcfg_202510_1170': { number: '商务部公告2025年第62号', added: ['1E902.a', '1E902.b'] },
  '2025-10-09_zcfg_202510_1175': {
    number: '商务部公告2025年第55号',
    added: ['2C902.a', '2C902.b', '2C902.c', '2C902.d', '2B005.b', '2E902'],
  },
  '2025-10-15_gndt_202510_1179': { unnamed: 1, counts: [[5, undefined]] },
}

describeCorpus(PRESENT, 'the corpus of Chinese notices', () => {
  const files = PRESENT ? readdirSync(FOLDER).filter((file) => file.endsWith('.txt')) : []

  it('is all told', () => {
    expect(files).toHaveLength(26)
    expect(Object.keys(TOLD).filter((name) => !files.includes(`${name}.txt`))).toEqual([])
  })

  it.each(files)('%s', async (file) => {
    const raw = readFileSync(join(FOLDER, file), 'utf8')
    const [, title = '', date = '', body = ''] = /^TITLE: (.*)\nURL: .*\nDATE: (.*)\n([\s\S]*)$/.exec(raw) ?? []
    const expected = TOLD[file.replace('.txt', '')] ?? {}
    const asPage = await notice(
      title,
      date,
      body.split('\n').filter((line) => line.trim() !== ''),
    )
    const asText = await extract(page(`${title}\n\n${date}\n\n${body}`, 'text/plain'), reading(chinese))
    for (const found of [asPage, asText]) {
      expect(found.number).toBe(expected.number)
      expect(found.acts.map(({ act }) => act)).toEqual(found.acts.map(() => 'added'))
      expect(found.acts.flatMap(({ listing }) => listing?.item?.code ?? listing?.name ?? [])).toEqual(
        expected.added ?? [],
      )
      expect(found.acts.filter(({ listing }) => listing === undefined)).toHaveLength(expected.unnamed ?? 0)
      expect(found.counts.map(({ value, found: counted }) => [value, counted])).toEqual(expected.counts ?? [])
    }
  })
})
