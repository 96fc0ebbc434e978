import { formatMoney, type Fen, type Surface } from '../../engine/index';
import type { ImpactBin } from '../../main/ipc/population-contract';
import type { Words } from '../i18n/words';

/** What tables are written with. */
export interface TableWords {
  readonly t: Words;
  readonly language: Surface;
}

/** Names a group of amounts: `不足 1万元`, `1万元至 5万元`, `500万元以上`. */
export function writeBin({ from, to }: ImpactBin, { t, language }: TableWords): string {
  const write = (fen: bigint) => formatMoney(fen as Fen, language);
  if (from === 0n) return t('impact.binNothing');
  if (to === null) return t('impact.binFrom', { from: write(from) });
  return from === 1n ? t('impact.binBelow', { to: write(to) }) : t('impact.bin', { from: write(from), to: write(to) });
}
