import { describe, expect, it } from 'vitest'
import { judgePair, kinds } from './pair.ts'

describe('official prose in English', () => {
  it.each([
    [
      'The agency has determined that the vessel carried crude oil from the sanctioned terminal.',
      'The agency has reason to believe that the vessel carried crude oil from the sanctioned terminal.',
      'wording.softened',
    ],
    ['We will publish the findings in full.', 'We plan to publish the findings in full.', 'wording.softened'],
    ['We will publish the findings in full.', 'We expect to publish the findings in full.', 'wording.softened'],
    ['The Office intends to deny such requests.', 'The Office will deny such requests.', 'wording.hardened'],
    [
      'The laboratory identified a contamination of the batch.',
      'The laboratory is investigating whether the batch was contaminated.',
      'wording.softened',
    ],
    [
      'Investigators established that the part was re-exported.',
      'Investigators suspect that the part was re-exported.',
      'wording.softened',
    ],
    ['The additive causes liver damage.', 'The additive may cause liver damage.', 'wording.softened'],
    ['The additive causes liver damage.', 'The additive has been associated with liver damage.', 'wording.softened'],
    ['The additive causes liver damage.', 'The additive is suspected to cause liver damage.', 'wording.softened'],
    [
      'The evidence suggests a link between the two.',
      'The evidence confirms a link between the two.',
      'wording.hardened',
    ],
    [
      'There is strong evidence that the vaccine prevents infection.',
      'There is limited evidence that the vaccine prevents infection.',
      'wording.softened',
    ],
    ['Masks are effective at preventing infection.', 'Masks may help reduce infection.', 'wording.softened'],
    [
      'Vaccines do not cause the disorder.',
      'Studies have not ruled out the possibility that vaccines cause the disorder.',
      'wording.softened',
    ],
    [
      'The Commission is considering whether to open an investigation.',
      'The Commission has decided to open an investigation.',
      'wording.hardened',
    ],
    [
      'The Commission has decided to open an investigation.',
      'The Commission is considering whether to open an investigation.',
      'wording.softened',
    ],
    ['The Government rejects the ruling.', 'The Government has reservations about the ruling.', 'wording.softened'],
    [
      'The Council takes note of the attacks.',
      'The Council condemns the attacks in the strongest terms.',
      'wording.hardened',
    ],
    ['The Council strongly condemns the attacks.', 'The Council deplores the attacks.', 'wording.softened'],
    [
      'The platform shall remove the content immediately.',
      'The platform shall remove the content within a reasonable time.',
      'wording.softened',
    ],
    [
      'The platform must make every effort to remove the content.',
      'The platform should, where possible, remove the content.',
      'wording.softened',
    ],
    ['Employers are encouraged to keep a log.', 'Employers must keep a log.', 'wording.hardened'],
    [
      'Travellers must carry proof of residence.',
      'Travellers are advised to carry proof of residence.',
      'wording.softened',
    ],
    ['Do not travel to the border province.', 'Reconsider travel to the border province.', 'wording.softened'],
    ['Exercise increased caution in the border province.', 'Do not travel to the border province.', 'wording.hardened'],
    [
      'The licence will be revoked after a second breach.',
      'The licence may be revoked after a second breach.',
      'wording.softened',
    ],
    ['Applications will be refused.', 'Applications will be considered case by case.', 'wording.softened'],
    [
      'Applications are reviewed on a case-by-case basis.',
      'Applications are reviewed with a presumption of denial.',
      'wording.hardened',
    ],
    [
      'Applications are subject to a policy of denial.',
      'Applications are subject to a presumption of denial.',
      'wording.softened',
    ],
    ['The bank shall freeze the account.', 'The bank is expected to freeze the account.', 'wording.softened'],
    ['The bank shall freeze the account.', 'The bank shall endeavour to freeze the account.', 'wording.softened'],
    [
      'The bank shall freeze the account.',
      'The bank shall use reasonable endeavours to freeze the account.',
      'wording.softened',
    ],
    ['The importer should retain invoices.', 'The importer is required to retain invoices.', 'wording.hardened'],
    [
      'It is recommended that the importer retain invoices.',
      'The importer is obliged to retain invoices.',
      'wording.hardened',
    ],
    [
      'It is essential that the importer retain invoices.',
      'It is advisable that the importer retain invoices.',
      'wording.softened',
    ],
    ['Use of the marker is forbidden.', 'Use of the marker is discouraged.', 'wording.softened'],
    ['Use of the marker is discouraged.', 'Use of the marker is prohibited.', 'wording.hardened'],
    ['Imports of the species are not allowed.', 'Imports of the species are restricted.', 'wording.softened'],
    [
      'The measure is justified by national security.',
      'The measure is said to be justified by national security.',
      'wording.softened',
    ],
    ['Russia is responsible for the attack.', 'Russia is most likely responsible for the attack.', 'wording.softened'],
    [
      'Russia is responsible for the attack.',
      'Russia is believed to be responsible for the attack.',
      'wording.softened',
    ],
    [
      'The goods were produced with forced labour.',
      'The goods were allegedly produced with forced labour.',
      'wording.softened',
    ],
    [
      'The goods were produced with forced labour.',
      'There are indications that the goods were produced with forced labour.',
      'wording.softened',
    ],
    [
      'The goods appear to have been produced with forced labour.',
      'The goods were produced with forced labour.',
      'wording.hardened',
    ],
    ['The two sides agreed to lower tariffs.', 'The two sides discussed lowering tariffs.', 'wording.softened'],
    ['The party committed to buying soybeans.', 'The party expressed willingness to buy soybeans.', 'wording.softened'],
    [
      'The exporter knows that the item is destined for a weapons programme.',
      'The exporter suspects that the item is destined for a weapons programme.',
      'wording.softened',
    ],
    ['The tool might expose the data of users.', 'The tool exposes the data of users.', 'wording.hardened'],
    ['Compliance is mandatory.', 'Compliance is voluntary.', 'wording.softened'],
    ['Participation is voluntary.', 'Participation is mandatory.', 'wording.hardened'],
    ['The court ordered the firm to stop.', 'The court asked the firm to stop.', 'wording.softened'],
    ['The authority requires a new test.', 'The authority requests a new test.', 'wording.softened'],
    ['Please report incidents to the help desk.', 'You must report incidents to the help desk.', 'wording.hardened'],
    ['The fee is non-refundable.', 'The fee is generally non-refundable.', 'wording.softened'],
    ['Under no circumstances may the seal be broken.', 'The seal may not normally be broken.', 'wording.softened'],
  ])('force: %s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    [
      'No cart heavier than 2 tonnes shall enter the yard save under a permit.',
      'A cart heavier than 2 tonnes may enter the yard only under a permit.',
    ],
    ['In such cases we might not have kept the file.', 'In such cases we may not have kept the file.'],
    [
      'If you carry samples, read Part Two, and notify the desk.',
      'If you carry samples, you shall notify the desk and read Part Two.',
    ],
    [
      'A motion shall be adopted if backed by not less than two thirds of the members present.',
      'A motion is adopted if at least two-thirds of the members present back it.',
    ],
    ['You do not need to pay the charge if you are a student.', 'You need to pay the charge unless you are a student.'],
    [
      'In all claims of deceit, the facts making up deceit shall be stated in full.',
      'In claiming deceit, a party must state in full the facts making up deceit.',
    ],
    ['2027-08421 Filed 5-12-27; 8:45 am]', '2027-08421 Filed 5-12-27; 4:15 pm]'],
    ['Persons who cannot attend may send a proxy.', 'Persons who are unable to attend may send a proxy.'],
    [
      'The owner must report a fault and she shall not run the boiler.',
      'The owner must report a fault and shall not run the boiler.',
    ],
    ['Wardens ought normally to wear a badge.', 'Normally, wardens should wear a badge.'],
    ['The Registrar may, but is not required to, extend the term.', 'The Registrar may extend the term.'],
    [
      'Nothing in this rule shall be construed to require the owner to sell.',
      'This rule does not require the owner to sell.',
    ],
    [
      'The Grantee agrees that it will notify the Office of a change.',
      'The Grantee must notify the Office of a change.',
    ],
    ['Use the list for the above purposes.', 'Use the list for the previously mentioned purposes.'],
    [
      'Travellers who were there in the last 14 days must register.',
      'Travellers who were there in the previous two weeks must register.',
    ],
    ['"Plant" shall mean a boiler or an engine.', '"Plant" means a boiler or an engine.'],
    [
      'The rate follows the index.[7] Use the current table.[8]',
      'The rate follows the index.[9] Use the current table.[10]',
    ],
    ['Consolidated text. Document 02019R0517-20240101.', 'Consolidated text. Document 02019R0517-20250301.'],
    ['Operators can request a hearing.', 'Operators are able to request a hearing.'],
    ['Neither the owner nor the master may sign the log.', 'The owner and the master may not sign the log.'],
    ['Members who do not hold a card must register.', 'Members without a card must register.'],
    ['The carrier shall inform the office without delay.', 'The carrier shall inform the office immediately.'],
    ['The ministry said that talks were constructive.', 'According to the ministry, talks were constructive.'],
    [
      'Prior to departure, the master shall submit the manifest.',
      'Before departure, the master must file the manifest.',
    ],
    [
      'In the event that the seal is broken, the officer shall be called.',
      'If the seal is broken, the officer shall be called.',
    ],
    ['The applicant must provide a copy of the contract.', 'The applicant must furnish a copy of the contract.'],
    [
      'The applicant must submit the form to the Office for review.',
      'The form must be submitted by the applicant to the Office for review.',
    ],
    ['The Bureau of Industry and Security (BIS) issued the rule.', 'BIS issued the rule.'],
    ['Persons shall apply pursuant to Regulation 12.', 'Persons shall apply in accordance with Regulation 12.'],
    ['The importation of seeds requires a certificate.', 'Importing seeds requires a certificate.'],
    ['A permit is required for the transport of cattle.', 'Transporting cattle requires a permit.'],
    ['You must give the officer your passport.', 'You must hand your passport to the officer.'],
    ['Three copies must be enclosed.', 'Three (3) copies must be enclosed.'],
    ['An exporter shall keep records for 5 years.', 'Exporters shall keep records for five years.'],
    [
      'The holder must notify the Office of any change in address.',
      'The holder must notify the Office of any change of address.',
    ],
    [
      'The holder must notify the Office if his or her address changes.',
      'Holders must notify the Office if their address changes.',
    ],
    ['If you have questions, contact the help desk.', 'Contact the help desk if you have questions.'],
    ['For further information, please contact the help desk.', 'For more information, contact the help desk.'],
    ['The list below shows the countries concerned.', 'The following list shows the countries concerned.'],
    ['Applicants have to complete Form 7.', 'Applicants must fill in Form 7.'],
    [
      'The certificate remains valid for two years from the date of issue.',
      'The certificate is valid for two years from the date of issue.',
    ],
    ['This guidance replaces the guidance of March 2019.', 'This guidance supersedes the guidance of March 2019.'],
    ['Subsidiaries must also comply with these rules.', 'Subsidiaries must comply with these rules as well.'],
    ['Both the seller and the buyer must sign.', 'The seller and the buyer must sign.'],
    ['The seller and buyer must each sign.', 'The seller and the buyer must both sign.'],
    [
      'Where the goods are perishable, the officer may release them.',
      'When goods are perishable, the officer may release them.',
    ],
    [
      'The report must contain the following information: name, address, and date of birth.',
      'The report must include the following details: name, address and date of birth.',
    ],
    ['Owing to the storm, the office is closed.', 'Because of the storm, the office is closed.'],
    [
      'The Secretary may, in his or her discretion, extend the time limit.',
      'The Secretary may, at their discretion, extend the time limit.',
    ],
    ['Carriers are obliged to keep logs.', 'Carriers are under an obligation to keep logs.'],
    ['No one may enter the zone unless they hold a pass.', 'Only persons holding a pass may enter the zone.'],
    ['It is prohibited to sell the product to minors.', 'Selling the product to minors is prohibited.'],
    ['The sale of the product to minors is prohibited.', 'The product must not be sold to minors.'],
    [
      'The office processes requests within ten working days.',
      'Requests are processed by the office within ten working days.',
    ],
    ['Details of the scheme can be found on the website.', 'You can find details of the scheme on our website.'],
    ['Such items shall be returned to the sender.', 'Those items shall be returned to the sender.'],
    ['We may need further documents from you.', 'Additional documents may be needed from you.'],
    [
      'Imports from that country are subject to inspection on arrival.',
      'On arrival, imports from that country are subject to inspection.',
    ],
    [
      'These rules apply to all vessels, e.g. tankers and bulk carriers.',
      'These rules apply to all vessels, for example tankers and bulk carriers.',
    ],
    ['Failure to comply will result in a fine.', 'Non-compliance will lead to a fine.'],
    [
      'The licence shall cease to be valid on the death of the holder.',
      'The licence ceases to be valid when the holder dies.',
    ],
    ['You do not need a permit to bring the goods in.', 'A permit is not required to bring the goods in.'],
    ['You do not need a visa.', 'No visa is required.'],
    [
      'The exporter is responsible for determining whether a licence is needed.',
      "It is the exporter's responsibility to determine whether a licence is needed.",
    ],
    ['Download the form (PDF, 340 KB, 4 pages)', 'Download the form (PDF, 352 KB, 5 pages)'],
    ['Page 3 of 18', 'Page 4 of 19'],
    ['Published 4 June 2025, 10:15', 'Published 4 June 2025, 16:40'],
    ['This page has been viewed 12,441 times.', 'This page has been viewed 12,980 times.'],
    ['Consult the user guide, version 3.2.', 'Consult the user guide, version 3.3.'],
    ['The hearing begins at 9:30 a.m. in Room 12.', 'The hearing starts at 9.30 am in Room 12.'],
    ['The measures took effect on 1 May and apply to all importers.', 'The measures apply to all importers.'],
  ])('means the same: %s → %s', (before, after) => {
    expect(kinds(judgePair(before, after)).filter((kind) => kind !== 'editorial')).toEqual([])
  })

  it.each([
    ['A licensee may supply the dealers named in the permit.', 'A licensee may supply any dealer.', 'scope.widened'],
    ['A licensee may supply any dealer.', 'A licensee may supply the dealers named in the permit.', 'scope.narrowed'],
    ['The order covers drones.', 'The order covers drones and the software that controls them.', 'scope.widened'],
    ['The order covers drones.', 'The order covers drones and their components.', 'scope.widened'],
    ['Students may work.', 'Students enrolled full time may work.', 'scope.narrowed'],
    ['If you get an award, report it.', 'If you get a Special Act Award, report it.', 'scope.narrowed'],
    ['', 'When the form is signed, send a copy to the desk.', 'obligation.added'],
    [
      'The duty is suspended until 12 August 2027.',
      'The duty is suspended until 10 November 2027, and the Office shall continue to watch prices.',
      'date.changed',
    ],
    [
      'If the sender is also a dealer, Part Two counts.',
      'If the sender is also an approved dealer, Part Two counts.',
      'scope.narrowed',
    ],
    [
      'If you are cleared to level 2, read Part One.',
      'If you are cleared to level 2, or subject to a briefing, read Part One.',
      'scope.widened',
    ],
    [
      'All firms registered in the United States must file.',
      'Only firms formed under foreign law must file.',
      'scope.narrowed',
    ],
    [
      'Chips with a rating of 40 or more are covered.',
      'Chips with a rating of 16 or more and a weight of 5 or more, or with a rating of 40 or more are covered.',
      'scope.widened',
    ],
    ['', 'Only one member of a firm may sit on the board.', 'obligation.added'],
    [
      'Ask your Line Manager whether the trip is needed.',
      'Ask your Senior Line Manager whether the trip is needed.',
      'listing.amended',
    ],
    ['The board is expected to meet quarterly.', 'The board is expected to meet regularly.', 'wording.softened'],
    [
      'Plans must include a budget and a schedule for training staff.',
      'Plans must include a budget.',
      'obligation.removed',
    ],
    ['Payments are settled within 2 days.', 'Payments are settled within 2 business days.', 'date.changed'],
    [
      'Visitors may take photographs.',
      'Visitors may take photographs with the permission of the warden.',
      'scope.narrowed',
    ],
    ['Holders may sell to retailers in the province.', 'Holders may sell to retailers.', 'scope.widened'],
    ['Persons over 18 years of age may apply.', 'Persons may apply.', 'scope.widened'],
    ['The regulation applies to vessels.', 'The regulation applies to fishing vessels.', 'scope.narrowed'],
    ['The regulation applies to public hospitals.', 'The regulation applies to hospitals.', 'scope.widened'],
    [
      'Foreign nationals may apply for the permit.',
      'Foreign nationals may, with the consent of the Minister, apply for the permit.',
      'scope.narrowed',
    ],
    [
      'The relief is available to exporters.',
      'The relief is available only to exporters established in the Union.',
      'scope.narrowed',
    ],
  ])('reach: %s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    ['Importers must register with the Office.', 'Importers need not register with the Office.', 'obligation.removed'],
    [
      'Importers must register with the Office.',
      'Importers are no longer required to register with the Office.',
      'obligation.removed',
    ],
    ['A visa is required.', 'A visa is not required.', 'obligation.removed'],
    ['Importers need not register with the Office.', 'Importers must register with the Office.', 'obligation.added'],
    ['Holders must keep records.', 'Holders must keep records and submit them on request.', 'obligation.added'],
    [
      'Holders must file a return.',
      'Holders must file a return. They must also notify the Office of any loss.',
      'obligation.added',
    ],
    [
      'Holders must file a return and notify the Office of any loss.',
      'Holders must file a return.',
      'obligation.removed',
    ],
    [
      'Applicants must enclose a copy of the passport.',
      'Applicants must enclose a copy of the passport and two photographs.',
      'obligation.added',
    ],
  ])('duty: %s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    ['The plant is inspected twice a year.', 'The plant is inspected four times a year.', 'threshold.changed'],
    ['Reports shall be filed quarterly.', 'Reports shall be filed monthly.', 'threshold.changed'],
    ['Samples are taken every 6 hours.', 'Samples are taken every 12 hours.', 'threshold.changed'],
    ['The boiler is inspected once a year.', 'The boiler is inspected every two years.', 'threshold.changed'],
    ['The fee is EUR 40 per consignment.', 'The fee is EUR 55 per consignment.', 'threshold.changed'],
    [
      'Items with 50 or more performance units are covered.',
      'Items with more than 50 performance units are covered.',
      'threshold.changed',
    ],
    ['A weekly count is published.', 'A daily count is published.', 'threshold.changed'],
    ['Reports are due by 31 March.', 'Reports are due by 30 April.', 'date.changed'],
    ['Objections must be lodged within 14 days.', 'Objections must be lodged within 21 days.', 'date.changed'],
    [
      'The consultation closes at noon on 3 May 2027.',
      'The consultation closes at noon on 17 May 2027.',
      'date.changed',
    ],
  ])('number or date: %s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    [
      'The duty applies to headings 7601, 7602 and 7603.',
      'The duty applies to headings 7601 and 7602.',
      'listing.removed',
    ],
    ['ECCNs 3A090 and 4A090 require a licence.', 'ECCNs 3A090, 4A090 and 5A992 require a licence.', 'listing.added'],
    [
      'CAS numbers 75-44-5, 506-77-4 and 74-90-8 are covered.',
      'CAS numbers 75-44-5 and 74-90-8 are covered.',
      'listing.removed',
    ],
    [
      'HTS 8541.10.00 is subject to the duty.',
      'HTS 8541.10.00 and 8541.21.00 are subject to the duty.',
      'listing.added',
    ],
    ['Groups A, B and D are excluded.', 'Groups A and B are excluded.', 'listing.removed'],
    [
      'Norvik Shipping Ltd., also known as Norvik Lines.',
      'Norvik Shipping Ltd., also known as Norvik Lines and NSL Marine.',
      'listing.amended',
    ],
    ['', 'Baltic Trade House LLC, Riga, has been added to the list.', 'listing.added'],
    ['', 'The following entity is designated: Baltic Trade House LLC, Riga.', 'listing.added'],
    [
      'Baltic Trade House LLC was added to the list in 2023.',
      'Baltic Trade House LLC was removed from the list.',
      'listing.removed',
    ],
    ['Baltic Trade House LLC is on the list.', 'Baltic Trade House LLC is no longer on the list.', 'listing.removed'],
    ['Baltic Trade House LLC is not listed.', 'Baltic Trade House LLC has been designated.', 'listing.added'],
    ['', 'Norvik Shipping Ltd. has been delisted.', 'listing.removed'],
    ['Covered countries: Laos, Chad.', 'Covered countries: Laos, Chad, Peru.', 'listing.added'],
  ])('list: %s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })

  it.each([
    ['General Order 14 remains in force.', 'General Order 14 is repealed.', 'rule.rescinded'],
    [
      'The Office advises against travel to the delta.',
      'The Office no longer advises against travel to the delta.',
      'rule.rescinded',
    ],
    [
      'Permit applications are reviewed on a case-by-case basis.',
      'Permit applications will be denied, and existing permits have been suspended.',
      'wording.hardened',
    ],
    ['A request will block the key.', 'A request may end in revoking the key.', 'wording.softened'],
    [
      'This circular explains the licensing of drones.',
      'This circular is no longer in effect and must not be relied on.',
      'rule.rescinded',
    ],
    ['This guidance sets out how to apply.', 'This guidance has been withdrawn.', 'rule.rescinded'],
    [
      'The guidance applies until further notice.',
      'The guidance has been superseded and no longer applies.',
      'rule.rescinded',
    ],
    ['', 'The Secretary has revoked the determination of 4 May.', 'rule.rescinded'],
  ])('standing: %s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after))[0]).toBe(kind)
  })
})

describe('characters that are no modal in Chinese', () => {
  it.each([
    ['宜昌市政府发布通告。', '襄阳市政府发布通告。'],
    ['乘客可以免费换乘。', '乘客免费换乘。'],
    ['学生可自由借阅。', '学生自由借阅。'],
  ])('no force: %s → %s', (before, after) => {
    expect(kinds(judgePair(before, after, 'zh-Hans')).filter((kind) => /softened|hardened/.test(kind))).toEqual([])
  })

  it('reads 一般 before a noun as a class', () => {
    const [before, after] = ['一般旅客应当填写健康申报。', '旅客应当填写健康申报。']
    expect(kinds(judgePair(before, after, 'zh-Hans'))).toEqual(['scope.widened'])
  })
})

describe('what a Chinese page says about itself', () => {
  it.each([
    ['会议纪要（责任编辑：张三）', '会议纪要（责任编辑：李四）'],
    ['最後修訂日期：2027年3月1日', '最後修訂日期：2027年3月9日'],
    ['完／2027年3月1日（星期一）香港時間10時00分', '完／2027年3月1日（星期一）香港時間10時35分'],
    ['申请表填写说明.doc', '申请表填写说明.pdf'],
  ])('means nothing: %s → %s', (before, after) => {
    expect(kinds(judgePair(before, after, 'zh-Hant')).filter((kind) => kind !== 'editorial')).toEqual([])
  })

  it.each([
    ['申请表应当以.doc格式提交。', '申请表应当以.pdf格式提交。', 'wording.reworded'],
    ['未婚学生应当申报。', '学生应当申报。', 'scope.widened'],
    ['许可证由国家林业部核发。', '许可证由国家林业草原部核发。', 'listing.amended'],
    ['食品业者应当检验原料。', '制造、加工之食品业者应当检验原料。', 'scope.narrowed'],
  ])('is not: %s → %s', (before, after, kind) => {
    expect(kinds(judgePair(before, after, 'zh-Hans'))).toEqual([kind])
  })
})
