import { useTranslation } from 'react-i18next';
import { useBilingual } from '../ui/services';
import type { PaymentTerms } from '../worker/policy-view';
import { Editable } from './editable';
import { Figure } from './figure';

/** How often and how much at most, as the foot of a payment table. */
export function TermsRow({ terms, columns }: { readonly terms: PaymentTerms; readonly columns: number }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { frequency, cap, payer, payee } = terms;
  if (!frequency && !cap && payer === null && payee === null) return null;
  const each = frequency?.per.map((field) => t('preview.perEach', { field: speak(field) })).join('') ?? '';
  return (
    <tfoot>
      <tr>
        <td colSpan={columns}>
          {frequency && (
            <span className="term">
              <b>{t('preview.frequency')}</b> {each} {t(`within.${frequency.within}`)}{' '}
              <Editable pointer={`${terms.pointer}/frequency`}>
                {t('preview.times', { count: frequency.times })}
              </Editable>
            </span>
          )}
          {cap && (
            <span className="term">
              <b>{t('preview.cap')}</b> {t(`within.${cap.within}`)} <Figure figure={cap.amount} />
            </span>
          )}
          {payer !== null && isPayer(payer) && (
            <span className="term">
              <b>{t('preview.payer')}</b> {t(`payer.${payer}`)}
            </span>
          )}
          {payee !== null && (
            <span className="term">
              <b>{t('preview.payee')}</b> {t(`payee.${payee}`)}
            </span>
          )}
        </td>
      </tr>
    </tfoot>
  );
}

const payers = ['issuer', 'nation', 'province', 'city', 'district', 'beneficiary'] as const;

function isPayer(payer: string): payer is (typeof payers)[number] {
  return (payers as readonly string[]).includes(payer);
}
