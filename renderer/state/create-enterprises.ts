import type { Language } from '../../main/ipc/contract';
import { requestHost } from '../host';
import { sayBoth } from '../i18n/words';
import { isReadOnly } from './selectors';
import type { Services } from './services';

/** Makes a file of two invented enterprises where the policy of the preview applies, so that it has an effect to show. */
export async function createEnterprises({ store }: Services): Promise<void> {
  const { previewed, analyses, language, year } = store.get();
  if (isReadOnly(store.get())) {
    store.dispatch({ type: 'noticeGiven', severity: 'warning', message: sayBoth((t) => t('readOnly.refused')) });
    return;
  }
  const region = (previewed === null ? null : analyses[previewed]?.policy?.view?.head.region.code) ?? '360103';
  const text = writeEnterprises(region, year ?? new Date().getFullYear(), language);
  const name = language === 'zh' ? '企业样本' : 'enterprises';
  const document = await requestHost('document:create', { kind: 'enterprises', name, text });
  store.dispatch({ type: 'enterprisesAdded', document });
  const message = sayBoth((t) => t('simulation.added', { file: document.path }));
  store.dispatch({ type: 'noticeGiven', severity: 'success', message });
}

/** Writes two enterprises: one with titles of two levels in the year, one that has none. */
export function writeEnterprises(region: string, year: number, language: Language): string {
  return language === 'zh'
    ? `# 虚构的企业样本，改成本地的企业再用。
# 写“[]”表示确实没有；整行不写表示不清楚，按“未知”测算，不按零。
企业:
  - 代号: sample-1
    名称: 样本一号企业
    所在区县: "${region}"
    从业人员: 120
    营业收入: 6000万元
    认定:
      - { 称号: 市级“专精特新”中小企业, 日期: ${year}-03-15, 认定地: "${region}", 类型: 新认定, 首次: 是 }
      - { 称号: 省级“专精特新”中小企业, 日期: ${year}-09-15, 认定地: "${region}", 类型: 新认定, 首次: 是 }
    违法: []

  - 代号: sample-2
    名称: 样本二号企业
    所在区县: "${region}"
    从业人员: 30
    营业收入: 800万元
    认定: []
    违法: []
`
    : `# Invented enterprises: replace them by those of the place.
# "[]" says that there are none; a key left out is unknown, which is not zero.
enterprises:
  - id: sample-1
    name: Sample enterprise 1
    region: "${region}"
    employees: 120
    revenue: 60000000
    recognitions:
      - { title: 市级“专精特新”中小企业, awardedOn: ${year}-03-15, recognizedIn: "${region}", type: new, firstTime: true }
      - { title: 省级“专精特新”中小企业, awardedOn: ${year}-09-15, recognizedIn: "${region}", type: new, firstTime: true }
    violations: []

  - id: sample-2
    name: Sample enterprise 2
    region: "${region}"
    employees: 30
    revenue: 8000000
    recognitions: []
    violations: []
`;
}
