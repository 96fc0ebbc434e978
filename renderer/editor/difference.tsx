import { useEffect, useRef } from 'react';
import { fonts } from '../ui/theme-tokens';
import { measureLanguage } from './measure-language';
import { monaco } from './monaco';
import { useEditorLanguage } from './use-editor-language';

interface DifferenceProps {
  readonly left: string;
  readonly right: string;
  /** What the texts are, for who does not see where they stand. */
  readonly leftName: string;
  readonly rightName: string;
}

/** Two texts side by side, with what differs marked; neither can be edited. */
export function Difference({ left, right, leftName, rightName }: DifferenceProps) {
  const holder = useRef<HTMLDivElement>(null);
  const language = useEditorLanguage();
  useEffect(() => {
    if (!holder.current) return;
    const original = monaco.editor.createModel(left, measureLanguage);
    const modified = monaco.editor.createModel(right, measureLanguage);
    const editor = monaco.editor.createDiffEditor(holder.current, {
      readOnly: true,
      automaticLayout: true,
      fontFamily: fonts.code,
      minimap: { enabled: false },
      unicodeHighlight: { ambiguousCharacters: false },
    });
    editor.setModel({ original, modified });
    // Its own options for these names are lost as soon as it adjusts the two editors.
    editor.getOriginalEditor().updateOptions({ ariaLabel: leftName });
    editor.getModifiedEditor().updateOptions({ ariaLabel: rightName });
    // Whoever compares looks for what differs, which may stand pages below.
    const shown = editor.onDidUpdateDiff(() => {
      shown.dispose();
      editor.revealFirstDiff();
    });
    return () => {
      shown.dispose();
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [left, right, leftName, rightName, language]);
  return <div ref={holder} className="compare-host" data-testid="compare" />;
}
