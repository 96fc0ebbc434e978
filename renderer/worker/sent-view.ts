import type { EngineReply, EngineRequestName, FileAnalysis } from './contract';
import type { FormEdit } from './form-view';
import type { PolicyView } from './policy-view';

/** A reply on its way between the threads. */
export type SentReply = EngineReply & {
  /** Which of the analyses has the view that went with the last edits, and came without it. */
  readonly again?: number;
};

/** The end in the worker: the view of a policy, by far the most that is sent, goes with an edit or with its text. */
export class ViewSender {
  private last: PolicyView | null = null;

  pack(name: EngineRequestName, reply: EngineReply): SentReply {
    if (!reply.ok) return reply;
    if (name === 'form:edit') this.last = viewOf(reply);
    if (name !== 'file:put' || !this.last) return reply;
    const analyses = reply.value as readonly FileAnalysis[];
    const again = analyses.findIndex(({ policy }) => policy?.view === this.last);
    return again < 0 ? reply : { ...reply, value: withView(analyses, again, null), again };
  }
}

/** The end in the window. */
export class ViewReceiver {
  private last: PolicyView | null = null;

  unpack(reply: SentReply): EngineReply {
    if (!reply.ok) return reply;
    this.last = viewOf(reply) ?? this.last;
    if (reply.again === undefined) return reply;
    return { ...reply, value: withView(reply.value as readonly FileAnalysis[], reply.again, this.last) };
  }
}

/** The view that goes with edits. */
function viewOf({ value }: Extract<EngineReply, { ok: true }>): PolicyView | null {
  const isEdit = typeof value === 'object' && value !== null && 'edits' in value && 'view' in value;
  return isEdit ? (value as FormEdit).view : null;
}

function withView(analyses: readonly FileAnalysis[], at: number, view: PolicyView | null): readonly FileAnalysis[] {
  return analyses.map((analysis, index) =>
    index === at && analysis.policy ? { ...analysis, policy: { ...analysis.policy, view } } : analysis,
  );
}
