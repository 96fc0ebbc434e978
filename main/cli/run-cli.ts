import { parseArgs } from 'node:util';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { Surface } from '../../engine/values/surface';
import { HostFailure } from '../ipc/host-failure';
import { FigureRefusal } from '../scenario/figure-refusal';
import { UsageError, type CliHost, type Command, type ExitCode, type Invocation } from './command';
import { commands } from './commands';
import { commandHelp, generalHelp } from './help';
import { printJson, withoutControls } from './print';

/**
 * Runs the command line: `cuoshi COMMAND …`. Gives the exit code: 0 done, 1 findings of severity error or a refusal,
 * 2 called wrongly. Expected failures are told in one line; anything else that is thrown is our bug.
 */
export async function runCli(args: readonly string[], host: CliHost): Promise<ExitCode> {
  const language = chooseLanguage(args, host);
  const tell = (line: string) => host.writeError(`${withoutControls(line)}\n`);
  try {
    const [name, ...rest] = args;
    if (name === '--version' || name === '-v') {
      host.writeOut(`${host.version}\n`);
      return 0;
    }
    const command = commands.find((each) => each.name === name);
    if (!command) return runWithoutCommand(args, host, language);
    const invocation = readInvocation(command, rest, host, language);
    if (invocation === null) {
      host.writeOut(commandHelp(command, language));
      return 0;
    }
    return await runCommand(command, invocation, tell);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof FigureRefusal)) throw error;
    tell(`cuoshi: ${error.words[language]}`);
    tell(language === 'zh' ? '用法见 cuoshi --help' : 'See cuoshi --help');
    return 2;
  }
}

async function runCommand(command: Command, invocation: Invocation, tell: (line: string) => void): Promise<ExitCode> {
  try {
    return await command.run(invocation);
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    const { code, message } = error.failure;
    const words = message[invocation.language];
    if (invocation.json) printJson(invocation, { ok: false, failure: { code, message: words } });
    else tell(`cuoshi: ${code} ${words}`);
    return command.answers ? 2 : 1;
  }
}

function runWithoutCommand(args: readonly string[], host: CliHost, language: Surface): ExitCode {
  const [name, ...rest] = args.filter(
    (each, index) => each !== '--lang' && args[index - 1] !== '--lang' && !each.startsWith('--lang='),
  );
  if (name === '--help' || name === '-h' || name === 'help') {
    const command = commands.find((each) => each.name === rest[0]);
    host.writeOut(command ? commandHelp(command, language) : generalHelp(language));
    return 0;
  }
  if (name === undefined) throw new UsageError({ zh: '缺少命令', en: 'a command is missing' });
  const known = commands.map((each) => each.name).join(', ');
  throw new UsageError({
    zh: `没有命令 ${name}。可用：${known}`,
    en: `there is no command ${name}; there are ${known}`,
  });
}

/** Null when help is asked for. */
function readInvocation(
  command: Command,
  args: readonly string[],
  host: CliHost,
  language: Surface,
): Invocation | null {
  const { values, positionals } = parse(command, args);
  if (values['help'] === true) return null;
  if (values['lang'] !== undefined && values['lang'] !== 'zh' && values['lang'] !== 'en')
    throw new UsageError({ zh: '--lang 须为 zh 或 en', en: '--lang takes zh or en' });
  const texts = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const { least, most } = command.operands ?? { least: 1, most: 1 };
  if (positionals.length < least) {
    const { name } = command.operand;
    throw new UsageError({ zh: `${command.name} 缺少 ${name}`, en: `${command.name} needs ${name}` });
  }
  if (positionals.length > most) {
    const extra = positionals.slice(most).join(' ');
    throw new UsageError({ zh: `多余的参数：${extra}`, en: `too many arguments: ${extra}` });
  }
  for (const name of command.required ?? []) {
    if (texts[name] === undefined)
      throw new UsageError({ zh: `${command.name} 缺少 --${name}`, en: `${command.name} needs --${name}` });
  }
  return {
    host,
    language,
    json: values['json'] === true,
    operands: positionals,
    values: texts,
    switches: new Set(Object.keys(values).filter((name) => values[name] === true)),
  };
}

function parse(command: Command, args: readonly string[]) {
  const own = Object.entries(command.options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        lang: { type: 'string' },
        ...Object.fromEntries(own),
      },
    }) as { readonly values: Readonly<Record<string, string | boolean | undefined>>; readonly positionals: string[] };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw tellMisuse(command, String(error.code), error);
    throw error;
  }
}

// Node's codes for options that are called wrongly; no bug of ours has one of those. Only its messages name the option.
const MISUSES: Readonly<Record<string, (option: string, command: Command) => Bilingual>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (option, { name, options }) => {
    const known = [...Object.keys(options), 'json', 'lang', 'help'].map((each) => `--${each}`);
    return {
      zh: `${name} 没有选项 ${option}。可用：${known.join('、')}`,
      en: `${name} has no option ${option}. There are: ${known.join(', ')}`,
    };
  },
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (option, { options }) =>
    options[option.slice('--'.length)]?.value === undefined && option !== '--lang'
      ? { zh: `${option} 后面不带值`, en: `${option} takes no value` }
      : {
          zh: `${option} 后面缺少值；值以“-”开头时写成 ${option}=值`,
          en: `${option} needs a value; write ${option}=VALUE where it begins with a dash`,
        },
};

function tellMisuse(command: Command, code: string, error: TypeError): Error {
  const option = /'(--?[^' =]+)/.exec(error.message)?.[1];
  const words = MISUSES[code];
  return words && option !== undefined ? new UsageError(words(option, command)) : error;
}

function chooseLanguage(args: readonly string[], { environment }: CliHost): Surface {
  const at = args.findIndex((each) => each === '--lang' || each.startsWith('--lang='));
  const typed = args[at]?.split('=')[1] ?? args[at + 1];
  if (at >= 0 && (typed === 'zh' || typed === 'en')) return typed;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
