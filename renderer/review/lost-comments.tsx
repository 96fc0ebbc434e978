import type { ReactNode } from 'react';
import './review.css';

interface LostCommentsProps {
  readonly comments: readonly string[];
  /** What becomes of them, in a sentence. */
  readonly children: ReactNode;
  readonly testId: string;
}

/** Comments of a text that a change made of meanings does not carry; nothing where none are lost. */
export function LostComments({ comments, children, testId }: LostCommentsProps) {
  if (comments.length === 0) return null;
  return (
    <div className="lost-comments" data-testid={testId}>
      <p>{children}</p>
      <ul>
        {comments.map((comment, index) => (
          <li key={index}>
            <code>{comment}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
