import { UsageError, type Command, type ExitCode, type Invocation } from './command';

/** What a command does, by the first word after its name. */
export type Actions = Readonly<Record<string, (invocation: Invocation) => Promise<ExitCode>>>;

/** Runs the action that the first operand names. Errors: UsageError for one that is not there; those of the action. */
export function runAction(actions: Actions): Command['run'] {
  return (invocation) => {
    const [name = ''] = invocation.operands;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    const known = Object.keys(actions).join(', ');
    if (!action)
      throw new UsageError({ zh: `没有 ${name}。可用：${known}`, en: `There is no ${name}. There are: ${known}` });
    return action(invocation);
  };
}
