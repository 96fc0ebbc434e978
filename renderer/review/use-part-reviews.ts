import { useMemo } from 'react';
import type { Bilingual, ReviewThread } from '../../engine/index';
import { useApp } from '../ui/services';
import { selectReview, selectReviewedPolicy } from './select-review';

/** An open comment or suggestion at the part of a policy that it is about. */
export interface PartReview {
  readonly thread: ReviewThread;
  /** Of the part, or of the nearest one around it that the text has. */
  readonly pointer: string;
  /** What a suggestion changes there; null for a comment. */
  readonly turn: Bilingual | null;
  /** Whether the part reads otherwise than when the suggestion was made. */
  readonly stale: boolean;
}

/** The open comments and suggestions on the parts of a list or map; null where the policy is not the one under review. */
export function usePartReviews(path: string, pointer: string): readonly PartReview[] | null {
  const policy = useApp((state) => (state.previewed === path ? selectReviewedPolicy(state) : null));
  const { threads } = useApp(selectReview);
  const judged = useApp((state) => (state.suggestions?.path === path ? state.suggestions : null));
  return useMemo(() => {
    if (policy === null) return null;
    return threads.flatMap((thread): readonly PartReview[] => {
      const { comment, resolved } = thread;
      if (resolved !== null || comment.policy !== policy) return [];
      const view = judged?.suggestions[comment.id];
      const place = judged?.places[comment.id];
      const own: readonly PartReview[] = place
        ? [{ thread, pointer: place.pointer, turn: null, stale: !place.isThere }]
        : (view?.marks ?? []).map((mark) => ({
            thread,
            pointer: mark.pointer,
            turn: mark.turn,
            stale: view?.state === 'changed',
          }));
      return own.filter((each) => isWithin(each.pointer, pointer));
    });
  }, [policy, threads, judged, pointer]);
}

/** Whether a place is a part, or lies in it. */
export function isWithin(place: string, part: string): boolean {
  return place === part || place.startsWith(`${part}/`);
}
