import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemsOfLayer } from '../../../src/classify/layer-problems.ts'
import { loadOverlay } from '../../../src/config/lexicon.ts'
import { judgePair, lexicons } from '../../shipped.ts'

const FRENCH = loadOverlay(join(import.meta.dirname, 'french'), (layer) => problemsOfLayer(layer, lexicons()))

/** Before, after, the kind of the first finding and the rule that decided. */
const PAIRS: readonly (readonly [before: string, after: string, kind: string, rule: string])[] = [
  [
    'Le titulaire de la licence doit déclarer chaque expédition au service des douanes.',
    'Le titulaire de la licence peut déclarer chaque expédition au service des douanes.',
    'wording.softened',
    'duty.down',
  ],
  [
    'L’utilisation de ce composant enfreint le règlement relatif au contrôle des exportations.',
    'L’utilisation de ce composant risque d’enfreindre le règlement relatif au contrôle des exportations.',
    'wording.softened',
    'claim.down',
  ],
  [
    'Les exportateurs devraient conserver les factures pendant cinq ans.',
    'Les exportateurs doivent conserver les factures pendant cinq ans.',
    'wording.hardened',
    'duty.up',
  ],
  [
    'L’importateur doit produire une facture et un certificat d’origine.',
    'L’importateur doit produire une facture ou un certificat d’origine.',
    'wording.softened',
    'join.alternative',
  ],
  [
    'La licence est accordée si le destinataire est connu ou si l’usage final est civil.',
    'La licence est accordée si le destinataire est connu et si l’usage final est civil.',
    'scope.narrowed',
    'join.condition-together',
  ],
  [
    'Les biens énumérés à l’annexe II peuvent être réexportés vers un pays tiers.',
    'Les biens énumérés à l’annexe II ne peuvent pas être réexportés vers un pays tiers.',
    'wording.hardened',
    'duty.up',
  ],
  [
    'La fourniture d’assistance technique est soumise à autorisation préalable.',
    'La fourniture d’assistance technique n’est pas soumise à autorisation préalable.',
    'wording.reworded',
    'words.negated',
  ],
  [
    'Le transporteur remet le manifeste à l’arrivée du navire.',
    'Le transporteur remet le manifeste à l’arrivée du navire. Il doit informer la capitainerie de tout incident survenu en mer.',
    'obligation.added',
    'sentence.duty-added',
  ],
  [
    'Le demandeur doit joindre une copie du contrat et une attestation du destinataire final.',
    'Le demandeur doit joindre une copie du contrat.',
    'obligation.removed',
    'clause.document-removed',
  ],
  [
    'Le présent arrêté entre en vigueur le 1er juin 2026.',
    'Le présent arrêté entre en vigueur le 15 juillet 2026.',
    'date.changed',
    'date.effective',
  ],
  [
    'Les observations sont adressées au préfet dans un délai de trente jours.',
    'Les observations sont adressées au préfet dans un délai de quinze jours.',
    'date.changed',
    'date.deadline',
  ],
  [
    'Sont soumis à déclaration les envois d’une valeur supérieure à 10 000 euros.',
    'Sont soumis à déclaration les envois d’une valeur supérieure à 15 000 euros.',
    'threshold.changed',
    'number.changed',
  ],
  [
    'L’interdiction vise toutes les livraisons de carburant destinées aux ports désignés.',
    'L’interdiction vise toutes les livraisons de carburant destinées aux ports désignés, sauf l’aide humanitaire.',
    'scope.narrowed',
    'exception.added',
  ],
  [
    'Les autorisations délivrées en 2021 restent valables.',
    'Les autorisations délivrées en 2021 restent valables. L’arrêté du 4 mars 2021 est abrogé.',
    'rule.rescinded',
    'standing.rescinded',
  ],
  [
    'Sont inscrites sur la liste les sociétés Delta Marine et Nord Cargo.',
    'Sont inscrites sur la liste les sociétés Delta Marine, Nord Cargo et la Compagnie de Transport du Ponant.',
    'listing.added',
    'name.added',
  ],
  [
    'Le demandeur adresse sa demande à l’autorité compétente avant l’expédition des marchandises.',
    'Le demandeur transmet sa requête auprès de l’autorité compétente préalablement à l’expédition des marchandises.',
    'editorial',
    'words.equal',
  ],
]

describe('a language that nothing is shipped for, French, with a lexicon of the user', () => {
  it.each(PAIRS)('%s → %s', (before, after, kind, rule) => {
    const [found] = judgePair(before, after, 'fr', FRENCH)
    expect([found?.kind, found?.rule, found?.reason]).toEqual([kind, rule, expect.any(String)])
  })

  it('reads figures in groups, behind a comma too, as one number', () => {
    const price = (amount: string) => `La redevance est fixée à ${amount} euros par envoi.`
    const told = (before: string, after: string) =>
      judgePair(price(before), price(after), 'fr', FRENCH).map(({ rule, reason }) => `${rule}: ${reason}`)
    expect(told('1 250,50', '1 350,50')).toEqual(['number.changed: ‘1 250,50’ → ‘1 350,50’'])
    expect(told('1 250,50', '1.250,5')).not.toContainEqual(expect.stringMatching(/^number/))
  })

  it('reads numbers in words, and the article among them as an article', () => {
    const told = (amount: string) =>
      judgePair(
        `La redevance est fixée à ${amount} par envoi.`,
        'La redevance est fixée à trente euros par envoi.',
        'fr',
        FRENCH,
      )
    expect(told('dix euros').map(({ rule, reason }) => `${rule}: ${reason}`)).toEqual([
      'number.changed: ‘dix’ → ‘trente’',
    ])
    expect(told('un montant forfaitaire').map(({ rule }) => rule)).not.toContain('number.changed')
  })

  it.each(PAIRS.filter(([, , , rule]) => !/^(?:words\.equal|number)/.test(rule)))(
    'is not read without it: %s → %s',
    (before, after, kind, rule) => {
      const [found] = judgePair(before, after, 'fr')
      expect([found?.kind, found?.rule]).not.toEqual([kind, rule])
    },
  )
})
