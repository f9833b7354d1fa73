/** Makes the bytes of an SDN.XML of any size, entry by entry: nothing of it stands on the heap. */

const encoder = new TextEncoder()

/** @returns a whole list of about so many bytes, and how many entries it has. */
export function generatedSdnXml(bytes: number): { readonly body: Uint8Array; readonly entries: number } {
  const body = new Uint8Array(bytes)
  const head = '<?xml version="1.0" standalone="yes"?>\n<sdnList>\n'
  const tail = '</sdnList>\n'
  let at = encoder.encodeInto(head, body).written
  let entries = 0
  for (;;) {
    const entry = encoder.encode(entryXml(entries))
    if (at + entry.length + tail.length > bytes) break
    body.set(entry, at)
    at += entry.length
    entries++
  }
  at += encoder.encodeInto(tail, body.subarray(at)).written
  return { body: body.subarray(0, at), entries }
}

/** As large as the entries of the real files are (7 KB in SDN_ADVANCED.XML), most of it markup and repetition. */
function entryXml(i: number): string {
  const aliases = Array.from(
    { length: 6 },
    (_, n) =>
      `      <aka>\n        <uid>${i * 10 + n}</uid>\n        <type>a.k.a.</type>\n        <category>strong</category>\n        <lastName>EXAMPLE ${i} № ${n}</lastName>\n      </aka>\n`,
  ).join('')
  const addresses = Array.from(
    { length: 40 },
    (_, n) =>
      `      <address>\n        <uid>${i * 10 + n}</uid>\n        <address1>${i} Example Street</address1>\n        <city>Exampleton</city>\n        <country>Iran</country>\n      </address>\n`,
  ).join('')
  return (
    `  <sdnEntry>\n    <uid>${i}</uid>\n    <lastName>EXAMPLE COMPANY ${i}</lastName>\n    <sdnType>Entity</sdnType>\n    <remarks>DOB ${1900 + (i % 100)}; Tax ID No. ${i}; Linked To: EXAMPLE HOLDING.</remarks>\n` +
    `    <programList>\n      <program>SDGT</program>\n      <program>IFSR</program>\n    </programList>\n    <akaList>\n${aliases}    </akaList>\n    <addressList>\n${addresses}    </addressList>\n  </sdnEntry>\n`
  )
}
