import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedSet, hostPort, isPublicAddress, refuseUrl } from '../../src/adapters/http/guard.ts'
import { CodedError } from '../../src/errors.ts'

const NONE = allowedSet([])

function refusal(address: string, allowed = NONE): string {
  try {
    refuseUrl(new URL(address), allowed)
    return 'allowed'
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error)
  }
}

describe('the guard on addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::1]/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://169.254.169.254./',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'http://[::127.0.0.1]/',
    'http://100.64.0.1/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://192.88.99.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[3fff::1]/',
    'http://[100::1]/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://foo.localhost/',
    'http://user@example.com/',
    'http://user:secret@example.com/',
    'http://a@127.0.0.1:80#@example.com/',
    'http://example.com:22/',
    'http://example.com:6379/',
    'https://example.com:25/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com/',
  ])('refuses %s', (address) => {
    expect(refusal(address)).toBe('egress-refused')
  })

  it.each([
    'http://example.com/',
    'https://example.com:443/a?b=c',
    'http://example.com:80/',
    'https://8.8.8.8/',
    'https://[2606:4700:4700::1111]/',
    'http://[::ffff:8.8.8.8]/',
    // The backslash starts the path: the host is example.com.
    'http://example.com\\@127.0.0.1/',
  ])('lets %s pass', (address) => {
    expect(refusal(address)).toBe('allowed')
  })

  it('knows no address with a zone', () => {
    expect(URL.canParse('http://[fe80::1%25eth0]/')).toBe(false)
    expect(isPublicAddress('fe80::1%eth0')).toBe(false)
    expect(isPublicAddress('2606:4700:4700::1111%eth0')).toBe(false)
  })

  it('takes what is no address for private', () => {
    for (const text of ['', 'example.com', '1.2.3', 'undefined', '256.1.1.1'])
      expect(isPublicAddress(text)).toBe(text === '1.2.3')
  })

  it('opens exactly the host and port that the operator names, in any case', () => {
    const allowed = allowedSet(['127.0.0.1:38123', 'Intranet.Example:8080', '[::1]:80', 'plain.local:443'])
    expect(refusal('http://127.0.0.1:38123/', allowed)).toBe('allowed')
    expect(refusal('http://127.0.0.1:38124/', allowed)).toBe('egress-refused')
    expect(refusal('http://intranet.example:8080/', allowed)).toBe('allowed')
    expect(refusal('http://[::1]/', allowed)).toBe('allowed')
    expect(refusal('https://[::1]/', allowed)).toBe('egress-refused')
    expect(hostPort('https:', 'plain.local', '')).toBe('plain.local:443')
    expect(hostPort('http:', '::1', '80')).toBe('[::1]:80')
  })

  it('opens neither another scheme nor user info to an allowed host', () => {
    const allowed = allowedSet(['127.0.0.1:80', '127.0.0.1:21'])
    expect(refusal('http://user@127.0.0.1/', allowed)).toBe('egress-refused')
    expect(refusal('ftp://127.0.0.1/', allowed)).toBe('egress-refused')
  })

  it('gives the same verdict on an IPv4 address however it is written', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(octet, octet, octet, octet, (a, b, c, d) => {
        const plain = `${a}.${b}.${c}.${d}`
        const number = ((a * 256 + b) * 256 + c) * 256 + d
        const hex = number.toString(16).padStart(8, '0')
        const verdict = refusal(`http://${plain}/`)
        expect(refusal(`http://${number}/`)).toBe(verdict)
        expect(refusal(`http://0x${hex}/`)).toBe(verdict)
        expect(refusal(`http://[::ffff:${hex.slice(0, 4)}:${hex.slice(4)}]/`)).toBe(verdict)
        expect(isPublicAddress(plain)).toBe(verdict === 'allowed')
        // Wrapped for a translator or a tunnel it is never public.
        expect(refusal(`http://[64:ff9b::${hex.slice(0, 4)}:${hex.slice(4)}]/`)).toBe('egress-refused')
        expect(refusal(`http://[2002:${hex.slice(0, 4)}:${hex.slice(4)}::]/`)).toBe('egress-refused')
      }),
      { numRuns: 500 },
    )
  })
})
