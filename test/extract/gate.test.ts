/** The gate: pages that are not the page, and genuine pages that only sound like one. */
import { describe, expect, it } from 'vitest'
import { pdfFile, running } from './pdf-file.ts'
import { fixture, page, read, refusal, refused, wrapped } from './reading.ts'

const html = (title: string, body: string, head = '') =>
  page(`<!DOCTYPE html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`)
const nav = `<nav><ul>${'<li><a href="/a">Regulations of the bureau</a></li>'.repeat(12)}</ul></nav>`

describe('challenges and block pages', () => {
  it.each([
    [
      'Cloudflare, waiting',
      html(
        'Just a moment...',
        '<h1>www.example.gov</h1><p>Verifying you are human. This may take a few seconds.</p><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=9"></script>',
      ),
    ],
    [
      'Cloudflare, blocked',
      html(
        'Attention Required! | Cloudflare',
        '<h1>Sorry, you have been blocked</h1><p>You are unable to access example.gov</p><p>This website is using a security service to protect itself from online attacks. The action you just performed triggered it.</p><p>Cloudflare Ray ID: 93f0</p>',
      ),
    ],
    [
      'Akamai',
      html(
        'Access Denied',
        '<h1>Access Denied</h1>You don\'t have permission to access "http&#58;&#47;&#47;www&#46;example&#46;gov&#47;" on this server.<p>Reference&#32;&#35;18&#46;8d3c1602&#46;1747&#46;2f3a</p>',
      ),
    ],
    [
      'AWS WAF',
      html(
        '',
        '<div id="challenge-container"></div><script>window.awsWafCookieDomainList=[];window.gokuProps={"key":"x"};</script><script src="https://x.token.awswaf.com/challenge.js"></script><noscript><h1>JavaScript is disabled</h1></noscript>',
      ),
    ],
    [
      'CloudFront',
      html(
        'Human Verification',
        "<h1>Let's confirm you are human</h1><p>Complete the security check before continuing.</p>",
      ),
    ],
    [
      'Imperva',
      html(
        '',
        '<iframe src="/_Incapsula_Resource?SWUDNSAI=31">Request unsuccessful. Incapsula incident ID: 1</iframe><script src="/_Incapsula_Resource?x"></script>',
      ),
    ],
    [
      'DataDome',
      html(
        'example.gov',
        '<p>Please enable JS and disable any ad blocker</p><script src="https://ct.captcha-delivery.com/c.js"></script>',
      ),
    ],
    [
      'F5',
      html(
        'Request Rejected',
        'The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1',
      ),
    ],
    [
      'a Chinese firewall',
      html('访问拦截', '<p>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问请求已被阻断。</p>'),
    ],
    ['a Chinese captcha', html('安全验证', '<p>请完成下列验证后继续</p>')],
    ['a Chinese script challenge', html('', "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=5;</script>")],
  ])('%s', async (_, source) => {
    expect(await refusal(source)).toBe('page-blocked')
  })

  it('the bot page of the Federal Register, to which its addresses redirect', async () => {
    const source = page(wrapped('<p>Please confirm.</p>'), 'text/html', 'https://unblock.federalregister.gov/')
    expect(await refusal(source)).toBe('page-blocked')
  })

  it('also where a PDF, JSON or a feed was expected', async () => {
    const challenge = html('Just a moment...', '<p>Verifying you are human.</p>')
    for (const reader of ['pdf', 'json', 'feed', 'text', 'index', 'table'] as const) {
      expect(await refusal(challenge, { reader })).toBe('page-blocked')
    }
    expect(await refusal({ ...challenge, contentType: 'application/pdf' })).toBe('page-blocked')
  })
})

describe('pages without their text', () => {
  it.each([
    ['an empty root', html('Press corner', '<div id="root"></div><script src="/app.js"></script>')],
    ['a root that says loading', html('Press corner', '<app-root>Loading…</app-root><script src="/a.js"></script>')],
    ['many scripts', html('规章及规范性文件', `<div class="con"></div>${'<script src="/a.js"></script>'.repeat(5)}`)],
    [
      'a plea for JavaScript',
      html('Search', '<noscript>You need to enable JavaScript to run this app.</noscript><div id="x"></div>'),
    ],
    ['a redirect by script', html('', "<script>window.location.href='/xwfbzt/2025/index.html'</script>")],
  ])('%s', async (_, source) => {
    expect(await refusal(source)).toBe('page-script-shell')
  })

  it('a page that only sends the browser home', async () => {
    expect(
      await refusal(html('Moved', '', '<meta http-equiv="refresh" content="0; url=https://www.example.gov/en/">')),
    ).toBe('redirect-to-home')
  })

  it('an include that failed, alone or where the text should stand', async () => {
    expect(
      await refusal(html('中国出口管制信息网', '<p>[an error occurred while processing this directive]</p>')),
    ).toBe('page-unreadable')
    expect(
      await refusal(
        page(
          wrapped(
            `<p>${'Other text of the page. '.repeat(100)}</p><div>[an error occurred while processing this directive]</div>`,
          ),
        ),
      ),
    ).toBe('page-unreadable')
  })
})

describe('pages that say they are not there', () => {
  it.each([
    ['Page not found | Bureau', '<h1>Page not found</h1><p>The requested page could not be found.</p>'],
    ['404', '<h1>404</h1><p>Go to the home page.</p>'],
    ['Bureau', "<h1>Sorry, we can't find that page</h1><p>It may have moved.</p>"],
    ['Department', '<h1>This page is no longer available</h1>'],
    ['提示', '<h1>您访问的页面不存在</h1><p>请返回首页</p>'],
    ['提示信息', '<div>抱歉，您访问的页面不存在或已删除！</div>'],
    ['找不到網頁', '<h1>找不到網頁</h1>'],
    ['Fehler', '<h1>Seite nicht gefunden</h1>'],
    ['エラー', '<h1>ページが見つかりません</h1>'],
  ])('%s: %s', async (title, body) => {
    expect(await refusal(html(title, nav + body))).toBe('page-soft-404')
  })
})

describe('walls', () => {
  it.each([
    [
      'maintenance',
      html('Scheduled maintenance', '<h1>We are down for maintenance</h1><p>Please come back later.</p>'),
    ],
    ['maintenance, Chinese', html('系统维护', '<h1>系统维护中</h1><p>网站正在升级，请稍后访问。</p>')],
    ['login', html('Log in', '<h1>Sign in to continue</h1><form><input type="text"><input type="password"></form>')],
    [
      'cookies',
      html(
        'Cookie settings',
        '<h1>We use cookies</h1><p>This site uses cookies. Accept all cookies or choose your cookie settings.</p>',
      ),
    ],
  ])('%s', async (_, source) => {
    expect(await refusal(source)).toBe('page-blocked')
  })
})

describe('the words of a server alone', () => {
  it.each([
    'Service Unavailable',
    '502 Bad Gateway',
    'no healthy upstream',
    'upstream connect error or disconnect/reset before headers',
    'Internal Server Error',
  ])('%s', async (words) => {
    expect(await refusal(page(words, 'text/html'))).toBe('page-blocked')
    expect(await refusal(page(`${words}\n`, 'text/plain'))).toBe('page-blocked')
    expect(await refusal(html(words, `<center><h1>${words}</h1></center><hr><center>nginx</center>`))).toBe(
      'page-blocked',
    )
  })
})

describe('genuine pages pass', () => {
  const paragraphs = (text: string) => `<p>${text}</p>`.repeat(4)
  it.each([
    [
      'a release on a data breach',
      html(
        'Access Denied: Agencies Warn of Attacks | Bureau',
        `${nav}<main><h1>Agencies Warn of Attacks</h1>${paragraphs('Attackers sent victims to pages that said access was denied and asked them to verify that they are human; unusual traffic from your network was the pretext that they used.')}</main>`,
      ),
    ],
    [
      'a finding that something was not found',
      html(
        'Injury Not Found in Investigation of Widgets',
        `${nav}<main><h1>Injury Not Found in Investigation of Widgets</h1>${paragraphs('The commission determined that an industry in the country is not materially injured by imports of widgets from China, and explained its reasons at length.')}</main>`,
      ),
    ],
    [
      'a rule about cookies',
      html(
        'Cookie rules',
        `${nav}<main><h1>Rules on cookies</h1>${paragraphs('Operators must ask before they set cookies, and must keep a record of each consent that a visitor gives to cookies on their pages.')}</main>`,
      ),
    ],
    [
      'a notice of maintenance of a filing system',
      html(
        'System maintenance | Bureau',
        `${nav}<main><h1>Filing system maintenance on May 5</h1><p>The filing system is not available on May 5 from 8 to 10. Applications may be sent by mail.</p></main>`,
      ),
    ],
    [
      'a short statement',
      html('Statement', '<h1>Statement</h1><p>The ministry has no comment.</p><script src="/stats.js"></script>'),
    ],
    [
      'a page with the analytics of its host and a challenge script in it',
      page(
        wrapped(
          `<p>${'More text. '.repeat(60)}</p><script>window.__CF$cv$params={};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>`,
        ),
      ),
    ],
    [
      'a page with a plea for JavaScript beside its text',
      page(wrapped('<noscript>Please enable JavaScript to use the search.</noscript>')),
    ],
    [
      'a page with a failed include in its footer',
      page(
        wrapped('').replace('</body>', '<footer>[an error occurred while processing this directive]</footer></body>'),
      ),
    ],
  ])('%s', async (_, source) => {
    expect((await read(source)).blocks.length).toBeGreaterThan(0)
  })
})

describe('types', () => {
  const pdf = pdfFile([running(['Some text.'], 700)])
  it('a PDF labelled HTML, HTML labelled PDF, and an archive labelled either are refused', async () => {
    expect(await refusal(page(pdf, 'text/html'))).toBe('page-wrong-type')
    expect(await refusal(page(wrapped(''), 'application/pdf'))).toBe('page-wrong-type')
    expect(await refusal(page('PK\u0003\u0004 and so on', 'application/pdf'))).toBe('page-wrong-type')
    expect(await refusal(page('PK\u0003\u0004 and so on', 'text/html'))).toBe('page-wrong-type')
  })

  it('the watch may know better than the label', async () => {
    expect((await read(page(pdf, 'text/html'), { reader: 'pdf' })).reader).toBe('pdf')
    expect((await read(page(pdf, 'application/octet-stream'))).reader).toBe('pdf')
  })

  it('a reader gets only what it reads', async () => {
    expect(await refusal(page(pdf, 'application/pdf'), { reader: 'page' })).toBe('page-wrong-type')
    expect(await refusal(fixture('fr-documents.json'), { reader: 'page' })).toBe('page-wrong-type')
    expect(await refusal(page(wrapped('')), { reader: 'pdf' })).toBe('page-wrong-type')
    expect(await refusal(page(wrapped('')), { reader: 'json' })).toBe('page-wrong-type')
  })

  it.each([
    ['page', page(wrapped('')), {}],
    ['page', page(wrapped(''), ''), {}],
    ['json', fixture('fr-document.json'), {}],
    ['json', page('{"a": 1}', ''), {}],
    ['text', page('A line of text.\n\nAnother.', 'text/plain'), {}],
    ['text', page('a,b\n1,2', 'text/csv'), {}],
    ['table', page('a,b\n1,2', 'text/csv'), { columns: { key: 'a' } }],
  ])('without a reader in the watch, content chooses: %s', async (reader, source, changes) => {
    expect((await read(source, changes)).reader).toBe(reader)
  })

  it('no bytes are no page', async () => {
    expect(await refusal(page(''))).toBe('body-empty')
  })
})

describe('a page that is only frames', () => {
  it('is refused, and says where its text stands', async () => {
    const frames =
      '<html><head><title>Order</title></head><frameset rows="*"><frame src="menu.html"><frame src="/order.html"><noframes><body><p>Frames, please.</p></body></noframes></frameset></html>'
    const error = await refused(page(frames))
    expect(error).toMatchObject({ code: 'page-unreadable', message: expect.stringMatching(/only frames/) })
    expect(error.hint).toContain('https://www.example.gov/order.html')
  })
})
