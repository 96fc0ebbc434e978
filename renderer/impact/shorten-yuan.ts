import type { Surface } from '../../engine/index';

/** Writes an amount as short as a cell or an axis has room for: `309万`, `3.1M`. Only tables hold the exact figures. */
export function shortenYuan(yuan: number, language: Surface): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(yuan);
}
