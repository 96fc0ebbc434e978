import { useEffect, useRef } from 'react';
import { fonts } from '../ui/theme-tokens';
import { measureLanguage } from './measure-language';
import { monaco } from './monaco';
import { useEditorLanguage } from './use-editor-language';

interface DifferenceProps {
  readonly left: string;
  readonly right: string;
  /** What the texts are called, for those who do not see the headings. */
  readonly leftName: string;
  readonly rightName: string;
}

/** Two texts side by side, read-only, with what differs marked. */
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
    // The options of the pair for it are lost as soon as any other option changes.
    editor.getOriginalEditor().updateOptions({ ariaLabel: leftName });
    editor.getModifiedEditor().updateOptions({ ariaLabel: rightName });
    return () => {
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [left, right, leftName, rightName, language]);
  return <div ref={holder} className="compare-host" data-testid="compare" />;
}
