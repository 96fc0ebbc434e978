import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { ItemView } from '../worker/policy-view';
import { Editable } from './editable';
import { Figure } from './figure';

/** What price preferences, quotas, targets and repeals state, as label and value. */
export function measureFacts(item: ItemView, t: TFunction<'words'>): (readonly [string, ReactNode])[] {
  switch (item.kind) {
    case 'pricePreference':
      return [[t('preview.deduction'), <Figure key="figure" figure={item.figure} />]];
    case 'quota':
      return [
        [t('preview.quota'), <Figure key="figure" figure={item.figure} />],
        ...(item.within === null ? [] : [[t('preview.period'), t(`within.${item.within}`)] as const]),
      ];
    case 'target': {
      if (!item.comparison) return [];
      const when = item.everyYear ? t('preview.everyYear') : item.by;
      return [
        ...(item.indicator === null ? [] : [[t('preview.indicator'), item.indicator] as const]),
        [
          t('preview.aim'),
          <Editable key="aim" pointer={`${item.pointer}/value`}>
            {t(`targets.aims.${item.comparison}`, { value: item.value ?? '' })}
          </Editable>,
        ],
        ...(when === null
          ? []
          : [
              [
                t('preview.due'),
                <Editable key="due" pointer={`${item.pointer}/${item.everyYear ? 'every' : 'by'}`}>
                  {when}
                </Editable>,
              ] as const,
            ]),
      ];
    }
    case 'repeal':
      return item.documents.length === 0 ? [] : [[t('preview.repealed'), item.documents.join(t('common.separator'))]];
    default:
      return [];
  }
}
