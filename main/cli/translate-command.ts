import { translatePolicy } from '../../engine/validate/translate-policy';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { openWorkspace } from './open-workspace';
import { printJson } from './print';
import { requireSound } from './require-sound';

/** `cuoshi translate FILE --to en|zh`: the same policy in the other surface of the language. */
export const translateCommand: Command = {
  name: 'translate',
  operand: { name: 'FILE', words: { zh: '政策文件', en: 'a policy file' } },
  words: { zh: '把政策文件译成另一种关键字', en: 'Write a policy with the keywords of the other language' },
  options: { to: { value: 'zh|en', words: { zh: '目标关键字（必填）', en: 'keywords to write (required)' } } },
  required: ['to'],
  run: translate,
};

async function translate(invocation: Invocation): Promise<ExitCode> {
  const { host, values, operands } = invocation;
  const to = values['to'];
  if (to !== 'zh' && to !== 'en') throw new UsageError({ zh: '--to 须为 zh 或 en', en: '--to takes zh or en' });
  const opened = await openWorkspace(invocation, operands[0] ?? '');
  const [policy, ...others] = opened.workspace.policies;
  if (!policy || others.length > 0)
    throw new UsageError({ zh: 'translate 一次译一个文件', en: 'translate takes one policy file' });
  // The words of a workspace's own vocabulary are translated, too.
  const { text, diagnostics } = translatePolicy(policy.file, opened.workspace.vocabulary, to);
  if (!requireSound(invocation, diagnostics, opened)) return 1;
  if (invocation.json) printJson(invocation, { ok: true, to, text });
  else host.writeOut(text);
  return 0;
}
