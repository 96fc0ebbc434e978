import type { Surface } from '../../engine/values/surface';
import type { Command } from './command';
import { commands } from './commands';
import { displayWidth } from './format-table';

/** Writes the help of the whole command line. */
export function generalHelp(language: Surface): string {
  const zh = language === 'zh';
  return `${[
    zh ? '用法：cuoshi 命令 [参数]' : 'Usage: cuoshi COMMAND [arguments]',
    '',
    ...columns(commands.map((command) => [`${command.name} ${command.operand.name}`, command.words[language]])),
    '',
    ...columns(commonOptions(zh)),
    '',
    ...notes(zh),
  ].join('\n')}\n`;
}

/** Writes the help of one command. */
export function commandHelp(command: Command, language: Surface): string {
  const zh = language === 'zh';
  const options = Object.entries(command.options).map(
    ([name, { value, words }]) => [value === undefined ? `--${name}` : `--${name} ${value}`, words[language]] as const,
  );
  return `${[
    `${zh ? '用法：' : 'Usage: '}cuoshi ${command.name} ${command.operand.name}${options.length > 0 ? (zh ? ' [选项]' : ' [options]') : ''}`,
    command.words[language],
    '',
    ...columns([[command.operand.name, command.operand.words[language]], ...options, ...commonOptions(zh)]),
    '',
    ...notes(zh, command.answers?.[language]),
  ].join('\n')}\n`;
}

function commonOptions(zh: boolean): readonly (readonly [string, string])[] {
  return [
    ['--json', zh ? '以一份 JSON 文档输出结果' : 'give the result as one JSON document'],
    ['--lang zh|en', zh ? '语言，默认取自 LANG' : 'language; by default that of LANG'],
    ['--help', zh ? '显示帮助' : 'show help'],
    ['--version', zh ? '显示版本' : 'show the version'],
  ];
}

function notes(
  zh: boolean,
  codes = zh
    ? '退出码：0 完成；1 有错误或被拒绝；2 用法不对。'
    : 'Exit codes: 0 done; 1 errors found or refused; 2 called wrongly.',
): readonly string[] {
  return zh
    ? [codes, 'JSON 中的金额以元为单位，精确到分；max 为 null 表示没有上限；超过 15 位数字的金额写成文本。']
    : [
        codes,
        'Amounts in JSON are yuan, exact to the fen; max null has no upper end; amounts of more than 15 digits are text.',
      ];
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - displayWidth(left))}  ${right}`);
}
