/** Chinese notices in one form for matching: simplified characters, plain digits and letters; every place stays where it was. */

/** Traditional and simplified form of the characters that stand in the words of notices, not of all characters. */
const PAIRS =
  '決决將将單单實实體体關关暫暂繼继續续復复號号務务總总國国稅税會会聯联發发佈布從从與与個个兩两業业機机構构銀银協协廠厂學学術术團团臺台灣湾歐欧' +
  '執执適适應应對对報报記记問问稱称數数據据調调啟启啓启動动審审編编碼码參参則则類类項项電电說说註注郵邮門门處处設设並并內内於于為为擬拟這这還还後后時时間间級级' +
  '獲获許许經经請请營营進进製制監监長长區区產产東东車车軍军裝装備备飛飞億亿萬万質质權权證证護护損损嚴严責责聲声罰罚廢废優优變变減减無无線线規规範范檢检測测該该當当' +
  '屬属餘余載载現现聞闻員员專专輸输離离銷销臨临圖图資资訊讯儀仪訂订準准確确劃划頒颁貿贸濟济條条轉转讓让題题華华傳传給给開开辦办際际導导衛卫礦矿鋼钢鐵铁藥药醫医' +
  '囯国網网係系針针衝冲響响貨货運运銷销幾几藝艺樣样達达違违錄录額额過过遠远邊边顯显願愿馬马騰腾驗验點点黨党齊齐雙双雜杂費费購购購购買买賣卖貢贡負负責责'

const SIMPLIFIED = new Map(
  [...PAIRS].flatMap((traditional, i, all) => (i % 2 === 0 ? [[traditional, all[i + 1] ?? traditional] as const] : [])),
)

/**
 * @returns the text with simplified characters, ASCII digits and Latin letters, and single-width brackets and colons left as they
 * are; as long as `text`, so that a place in one is the same place in the other.
 */
export function foldNotice(text: string): string {
  return text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u3000\u00A0\p{Script=Han}]/gu, (c) => {
    const code = c.charCodeAt(0)
    if (code >= 0xff10 && code <= 0xff5a) return String.fromCharCode(code - 0xfee0)
    if (code === 0x3000 || code === 0xa0) return ' '
    return SIMPLIFIED.get(c) ?? c
  })
}
