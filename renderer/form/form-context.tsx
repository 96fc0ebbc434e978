import { createContext, useContext, type ReactNode } from 'react';
import type { Language } from '../../main/ipc/contract';
import type { CanonicalValue, Property, Shape, ValueWord } from '../../engine/index';
import { setAt, type FormValue } from './document-access';
import { englishFieldNames } from './english-field-names';
import type { FormFinding, FormVocabulary, FormView } from '../worker/form-view';
import type { FormOutcome, FormRecipe } from './form-edits';

/** What the fields of a form work with. */
export interface FormScene {
  readonly view: FormView;
  readonly readOnly: boolean;
  readonly vocabulary: FormVocabulary;
  readonly language: Language;
  change(recipe: FormRecipe, session?: string): Promise<FormOutcome>;
  showInText(pointer: string): void;
  /** Draws a list of maps; a field cannot, as the fields of its elements are fields again. */
  drawList(list: ListFieldProps): ReactNode;
}

export interface ListFieldProps {
  readonly pointer: string;
  /** Of one element. */
  readonly shape: Shape;
  readonly values: readonly CanonicalValue[];
  readonly label: string;
  /** An element to begin with, where the schema alone does not tell. */
  readonly fresh?: () => FormValue;
}

const FormContext = createContext<FormScene | null>(null);

export const FormSceneProvider = FormContext.Provider;

export function useFormScene(): FormScene {
  const scene = useContext(FormContext);
  if (!scene) throw new Error('used outside of a form');
  return scene;
}

/** Sets the value at a pointer; undefined removes it. */
export function useSetValue(pointer: string): (value: FormValue | undefined, session?: string) => Promise<FormOutcome> {
  const { change } = useFormScene();
  return (value, session) => change((draft) => setAt(draft, pointer, value), session);
}

/** What was found on a part itself, or within it. */
export function useFindings(pointer: string, within: boolean): readonly FormFinding[] {
  const { view } = useFormScene();
  return view.findings.filter(
    (finding) => finding.pointer === pointer || (within && finding.pointer.startsWith(`${pointer}/`)),
  );
}

/** The name of a key of the language for readers. */
export function nameField({ canonical, zh }: Pick<Property, 'canonical' | 'zh'>, language: Language): string {
  return language === 'zh' ? zh : (englishFieldNames[canonical] ?? spell(canonical));
}

/** The name of an enumerated value for readers. */
export function nameValue({ canonical, zh }: ValueWord, language: Language): string {
  if (typeof canonical === 'boolean') return language === 'zh' ? zh : canonical ? 'Yes' : 'No';
  return language === 'zh' ? zh : spell(String(canonical));
}

/** `sharedCap` as `Shared cap`. */
function spell(word: string): string {
  const spaced = word.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
