/** Legal forms of companies, as data. A name without its legal form is still the same name. Pure. */

type LegalForm = {
  /** How it is written once folded: lower case, no full stops, initials joined ("S.A.R.L." is sarl); separated by |. */
  readonly words: string
  /** `edge`: two or three letters that are a word or a name elsewhere, read only at either end. */
  readonly at: 'anywhere' | 'edge'
  readonly example: string
}

/** Forms in Latin letters; Cyrillic and Greek ones as they are transliterated (ООО is ooo). */
export const LEGAL_FORMS: readonly LegalForm[] = [
  { words: 'limited|ltd|lmt|ltda|limitada|ltee|limitee', at: 'anywhere', example: 'Example Limited' },
  { words: 'company|co|comp|companies|cos|compagnie|cie|compania|cia', at: 'anywhere', example: 'Example Co., Ltd.' },
  { words: 'corporation|corp|corporacion|corporate', at: 'anywhere', example: 'Example Corp.' },
  { words: 'incorporated|inc', at: 'anywhere', example: 'Example, Inc.' },
  {
    words:
      'public limited company|public company limited|plc|pcl|private limited company|unlimited company|company limited by shares',
    at: 'anywhere',
    example: 'Example p.l.c.',
  },
  {
    words: 'limited liability company|liability limited company|llc|l l c|lc|pllc|limited liability partnership|llp',
    at: 'anywhere',
    example: 'Example L.L.C.',
  },
  { words: 'limited partnership|lllp|lp', at: 'anywhere', example: 'Example L.P.' },
  { words: 'private|pvt|pte|pty|proprietary', at: 'anywhere', example: 'Example (Pvt) Ltd.' },
  { words: 'sendirian berhad|sdn bhd|sdn|bhd|berhad', at: 'anywhere', example: 'Example Sdn Bhd' },
  { words: 'perseroan terbatas|pt|tbk|cv|ud', at: 'edge', example: 'PT Example Tbk' },
  {
    words: 'gesellschaft mit beschrankter haftung|gesellschaft mbh|gmbh|mbh|ges mbh|ggmbh|gmbh and co kg|gmbh and co',
    at: 'anywhere',
    example: 'Example GmbH & Co. KG',
  },
  {
    words: 'aktiengesellschaft|kommanditgesellschaft auf aktien|kommanditgesellschaft|kgaa|ohg|gbr',
    at: 'anywhere',
    example: 'Beispiel AG',
  },
  { words: 'ag|kg|se|ug|ev|eg|ek', at: 'edge', example: 'Example SE' },
  {
    words: 'societe anonyme|societe par actions simplifiee|sarl|sasu|sas|eurl|sca|scs|snc',
    at: 'anywhere',
    example: 'Example S.A.R.L.',
  },
  { words: 'societe a responsabilite limitee', at: 'anywhere', example: 'Société à responsabilité limitée Exemple' },
  {
    words:
      'sociedad anonima de capital variable|sociedad anonima|sociedad de responsabilidad limitada|sa de cv|s de rl de cv|srl de cv|sapi de cv|sau|slu|eireli|sociedade anonima',
    at: 'anywhere',
    example: 'Ejemplo, S.A. de C.V.',
  },
  { words: 'sa|sl|sc|ca|sab', at: 'edge', example: 'Ejemplo S.A.' },
  { words: 'societa per azioni|societa a responsabilita limitata|spa|srl|srls', at: 'edge', example: 'Esempio S.p.A.' },
  {
    words: 'societatea cu raspundere limitata|societate cu raspundere limitata',
    at: 'anywhere',
    example: 'Exemplu S.R.L.',
  },
  {
    words:
      'naamloze vennootschap|besloten vennootschap met beperkte aansprakelijkheid|besloten vennootschap|commanditaire vennootschap|bvba',
    at: 'anywhere',
    example: 'Voorbeeld B.V.',
  },
  { words: 'nv|bv|vof', at: 'edge', example: 'Voorbeeld N.V.' },
  {
    words:
      'aktiebolag|aksjeselskap|aktieselskab|anpartsselskab|julkinen osakeyhtio|osakeyhtio|allmennaksjeselskap|aps|asa|oyj|ehf',
    at: 'anywhere',
    example: 'Exempel Aktiebolag',
  },
  { words: 'ab|as|oy|hf|is', at: 'edge', example: 'Esimerkki Oy' },
  {
    words:
      'spolka z ograniczona odpowiedzialnoscia|sp z oo|spolka z oo|spolka komandytowa|sp zoo|spolka akcyjna|sp k|sp j|spzoo',
    at: 'anywhere',
    example: 'Przykład Sp. z o.o.',
  },
  {
    words: 'spolecnost s rucenim omezenym|spol s ro|sro|akciova spolecnost|akciova spolocnost',
    at: 'anywhere',
    example: 'Příklad s.r.o.',
  },
  { words: 'doo|dd|ad|ood|eood|ead|adsits', at: 'edge', example: 'Primjer d.o.o.' },
  { words: 'korlatolt felelossegu tarsasag|kft|nyrt|zrt|bt', at: 'edge', example: 'Példa Kft.' },
  { words: 'uab|osauhing|aktsiaselts', at: 'anywhere', example: 'Pavyzdys UAB' },
  { words: 'ou|sia', at: 'edge', example: 'Näide OÜ' },
  {
    words: 'anonim sirketi|anonim sirket|limited sirketi|ltd sti|limited sti|sti|sirketi',
    at: 'anywhere',
    example: 'Örnek Anonim Şirketi',
  },
  {
    words:
      'open joint stock company|closed joint stock company|public joint stock company|non public joint stock company|private joint stock company|joint stock company|joint stock|jsc|pjsc|ojsc|cjsc|pjs|open joint stock|public joint stock|closed joint stock',
    at: 'anywhere',
    example: 'Open Joint Stock Company Example',
  },
  {
    words:
      'obshchestvo s ogranichennoy otvetstvennostyu|obschestvo s ogranichennoi otvetstvennostyu|obshchestvo s ogranichennoj otvetstvennostyu|otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|aktsionernoe obshchestvo|aktsionernoye obshchestvo',
    at: 'anywhere',
    example: 'Общество с ограниченной ответственностью «Пример»',
  },
  { words: 'ooo|oao|zao|pao|nao|too|odo|tov|pat|prat|chao|fgup|gup', at: 'anywhere', example: 'ООО «Пример»' },
  { words: 'ao|ip|npo|npp', at: 'edge', example: 'АО «Пример»' },
  {
    words: 'federal state unitary enterprise|state unitary enterprise|fsue|unitary enterprise',
    at: 'anywhere',
    example: 'FSUE Example',
  },
  {
    words: 'free zone establishment|free zone company|fze|fzc|fzco|fz llc|fz|dmcc|dwc llc|dwc',
    at: 'anywhere',
    example: 'Example FZE',
  },
  { words: 'wll|saoc|saog|kscp|ksc|psc|pjsc|spc|saa|sae|sal', at: 'edge', example: 'Example W.L.L.' },
  { words: 'kabushiki kaisha|kabushiki gaisha|godo kaisha|yugen kaisha|kk|gk|yk', at: 'edge', example: 'Example K.K.' },
  { words: 'jusik hoesa|chusik hoesa', at: 'edge', example: 'Example Jusik Hoesa' },
  { words: 'cong ty tnhh|cong ty co phan|cong ty|tnhh|cp', at: 'edge', example: 'Công ty TNHH Ví Dụ' },
  { words: 'anonymi etaireia|ae|epe|ike', at: 'edge', example: 'Παράδειγμα Α.Ε.' },
  { words: 'registered|reg|gesmbh|gesellschaft', at: 'edge', example: 'Beispiel Gesellschaft' },
  { words: '주식회사|유한회사', at: 'anywhere', example: '주식회사 보기' },
]

/** A group or a holding of that name: a legal person beside the firm, of the same house. */
export const GROUP_WORDS =
  'group|groups|grp|holding|holdings|groupe|gruppe|grupo|gruppo|konzern|gruppa|kholding|concern|conglomerate|jituan'

/** At the end of a name in Chinese characters (simplified) or Japanese, longest first when used. 公司 alone: 总公司. */
export const HAN_FORMS: readonly { readonly words: string; readonly example: string }[] = [
  {
    words: '有限责任公司|有限公司|责任有限公司|股份有限公司|股份公司|股份合作公司|股分有限公司',
    example: '例子有限责任公司',
  },
  { words: '总公司|公司|分公司|子公司|股份', example: '例子总公司' },
  { words: '株式会社|株式會社|有限会社|合同会社|(株)|(有)|㈱', example: '株式会社例' },
  { words: '合伙企业|(有限合伙)|(普通合伙)|有限合伙|个人独资企业', example: '例子合伙企业(有限合伙)' },
  { words: '企业|厂|商行|事务所', example: '例子厂' },
]

export const HAN_GROUP_WORDS = '集团|控股|集团控股|控股集团|企业集团|グループ|ホールディングス'

/** Long words of legal forms that are recognised with one letter wrong as well: "Corporaton", "Limted". */
export const LONG_FORM_WORDS =
  'limited company corporation incorporated aktiengesellschaft gesellschaft proprietary aktiebolag'
