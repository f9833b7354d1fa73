import { readFileSync } from 'node:fs'
import { it } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { diff } from '../../src/diff/diff.ts'
it('x', async () => {
  const read = (n: string, columns: any, contentType='text/csv') => extract({url:'https://a.example/x.csv',finalUrl:'https://a.example/x.csv',contentType,body:readFileSync(`/work/shared/corpus/${n}`)},{ select:[], remove:[], columns, links: [], language: 'en', timeZone: 'UTC', expect: {}, reader: 'table' })
  const cols = { name:'Name', country:'Country', addresses:'Address', citations:'Federal Register Notice', licenceRequirement:'License Requirement', licencePolicy:'License Policy', aliases:'Alternate Name', effectiveDate:'Effective Date' }
  const a = await read('entity-list/bis-export-2023-11-21.csv', cols), b = await read('entity-list/bis-export-2023-12-07.csv', cols)
  let t = performance.now(); const c = diff(a, b); console.log(a.blocks.length, b.blocks.length, a.listings.length, 'ms', performance.now()-t)
  const cnt=(xs:any[])=>JSON.stringify(xs.reduce((m,x)=>({...m,[x.type]:(m[x.type]??0)+1}),{}))
  console.log('rows', cnt([...c.rows]), 'listings', cnt([...c.listings]), c.moved, c.folded, new Set(c.listings.filter(l=>l.type==='added').map(l=>l.after!.name+l.after!.country)).size)
  for (const l of c.listings.filter(l=>l.type!=='added').slice(0,10)) console.log(l.type, l.before!.name, l.type==='amended'?l.parts:'')
  const o1 = await read('lists/ofac-sdn-edition-1.csv', {}), o2 = await read('lists/ofac-sdn-edition-2.csv', {})
  t = performance.now(); const d = diff(o1, o2); console.log(o1.blocks.length, o2.blocks.length, 'ms', performance.now()-t, 'rows', cnt([...d.rows]), d.moved, d.folded)
  for (const r of d.rows.slice(0,5)) console.log(r.type, r.type==='changed'?r.cells:(r.after??r.before)!.text.slice(0,200))
})
