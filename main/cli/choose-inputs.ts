import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { UsageError, type Invocation } from './command';
import { choosePolicies, findingsAbout, type OpenedWorkspace } from './open-workspace';
import { requireSound } from './require-sound';

/**
 * The plans a command works with, or null after errors were printed: amounts come from sound policies only.
 * Errors: UsageError when --policy names none.
 */
export function choosePlans(invocation: Invocation, opened: OpenedWorkspace): readonly PolicyPlan[] | null {
  const policy = invocation.values['policy'];
  const policies = choosePolicies(opened, policy);
  // Named in a file that could not be read as far as its identifier: then its errors are the answer.
  const anyUnread = opened.workspace.policies.some(({ canonical }) => canonical === null);
  if (policies.length === 0 && !anyUnread) {
    const known = opened.workspace.policies.map(({ canonical }) => canonical?.document.policy.id ?? '').join(', ');
    throw new UsageError({
      zh: `没有代号为 ${policy ?? ''} 的政策。可用：${known}`,
      en: `There is no policy ${policy ?? ''}. There are: ${known}`,
    });
  }
  const about = policies.length === 0 ? opened.workspace.policies : policies;
  if (!requireSound(invocation, findingsAbout(opened, about), opened)) return null;
  return about.flatMap(({ plan }) => plan ?? []);
}

/** The enterprises a command works on. Errors: UsageError when --enterprise names none. */
export function chooseEnterprises(invocation: Invocation, { workspace }: OpenedWorkspace): readonly Enterprise[] {
  const wanted = invocation.values['enterprise'];
  if (wanted === undefined) return workspace.enterprises;
  const found = workspace.enterprises.filter(({ id, name }) => id === wanted || name === wanted);
  if (found.length > 0) return found;
  const known = workspace.enterprises.map(({ id }) => id);
  const shown = known.slice(0, 20).join(', ') + (known.length > 20 ? ' …' : '');
  throw new UsageError({
    zh: `没有代号为 ${wanted} 的企业。可用：${shown}`,
    en: `There is no enterprise ${wanted}. There are: ${shown}`,
  });
}
