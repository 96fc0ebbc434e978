import { Segmented, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImpactFull, ImpactPartName } from '../../main/ipc/population-contract';
import { SectionCard } from './section-card';
import { describePart, partNames } from './group-sections';
import type { Look } from './report-section';

/** The total cut in one way the user chooses: what each part costs, or how many enterprises it helps. */
export function PartCard({ report }: { readonly report: ImpactFull }) {
  const { t } = useTranslation('words');
  const [part, choosePart] = useState<ImpactPartName>('measures');
  const [what, chooseWhat] = useState<'money' | 'helped'>('money');
  const describe = useCallback((look: Look) => describePart(report, part, what, look), [report, part, what]);
  return (
    <SectionCard
      describe={describe}
      title={t('impact.whereTo')}
      choices={
        <>
          <Select<ImpactPartName>
            size="small"
            value={part}
            aria-label={t('impact.cut')}
            data-testid="impact-part"
            popupMatchSelectWidth={false}
            options={partNames.map((value) => ({ value, label: t(`impact.part.${value}`) }))}
            onChange={choosePart}
          />
          <Segmented<'money' | 'helped'>
            size="small"
            value={what}
            aria-label={t('impact.measureBy')}
            options={(['money', 'helped'] as const).map((value) => ({ value, label: t(`impact.what.${value}`) }))}
            onChange={chooseWhat}
          />
        </>
      }
    />
  );
}
