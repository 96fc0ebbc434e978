import type { Surface } from '../../engine/values/surface';
import type { ImportReport } from '../population/import/import-population';
import type { NoteSummary } from '../population/import/summarise-notes';

const outcomes = {
  rejected: { zh: '整行未导入', en: 'row rejected' },
  emptied: { zh: '按不详处理', en: 'taken as not known' },
  repaired: { zh: '已修正', en: 'repaired' },
  flagged: { zh: '请核对', en: 'check it' },
} as const;

/** Writes what an import did, and everything that did not go in as it stood. */
export function linesOfImport(report: ImportReport, language: Surface): readonly string[] {
  const zh = language === 'zh';
  const list = (words: readonly string[]): string => words.join(zh ? '、' : ', ');
  return [
    ...report.files.flatMap(({ file, table, encoding, rows, taken, mapping, unmapped }) => [
      zh
        ? `${file}（${table}，${encoding}）：${rows} 行，导入 ${taken} 行`
        : `${file} (${table}, ${encoding}): ${rows} rows, ${taken} taken`,
      `  ${Object.entries(mapping)
        .map(([header, field]) => `${inOneLine(header)} → ${field}`)
        .join(zh ? '；' : '; ')}`,
      ...(unmapped.length > 0
        ? [
            zh
              ? `  未导入的列：${list(unmapped.map(inOneLine))}`
              : `  columns left out: ${list(unmapped.map(inOneLine))}`,
          ]
        : []),
    ]),
    ...report.notes.map((note) => lineOfNote(note, language)),
    zh ? `共 ${report.enterprises} 家企业` : `${report.enterprises} enterprises`,
    ...(report.none.length > 0 ? [zh ? `视为没有：${list(report.none)}` : `taken as none: ${list(report.none)}`] : []),
    ...(report.unknown.length > 0
      ? [
          zh
            ? `没有名单、按不详处理：${list(report.unknown)}（可用 --none 视为没有）`
            : `no list, taken as not known: ${list(report.unknown)} (--none takes them as none)`,
        ]
      : []),
  ];
}

function lineOfNote({ file, column, kind, reason, count, examples }: NoteSummary, language: Surface): string {
  const zh = language === 'zh';
  const name = column === null ? '' : inOneLine(column);
  const where = column === null ? file : zh ? `${file} 列“${name}”` : `${file}, column “${name}”`;
  const rows = examples
    .map(
      ({ row, text }) =>
        (zh ? `第 ${row} 行` : `row ${row}`) +
        (text === '' ? '' : zh ? `“${inOneLine(text)}”` : ` “${inOneLine(text)}”`),
    )
    .join(zh ? '、' : ', ');
  const more = count > examples.length ? (zh ? ' 等' : ', …') : '';
  return zh
    ? `${outcomes[kind].zh}：${where}，${reason.zh}：${count} 处（${rows}${more}）`
    : `${outcomes[kind].en}: ${where}, ${reason.en}: ${count} times (${rows}${more})`;
}

/** Cells may have several lines; a line of the report has one. */
function inOneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n]+\s*/g, ' ');
}

/** Gives the report of an import as JSON. */
export function jsonImport(report: ImportReport, language: Surface) {
  return { ...report, notes: report.notes.map((note) => ({ ...note, reason: note.reason[language] })) };
}
