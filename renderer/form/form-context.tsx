import { createContext, useContext, useMemo, type Context, type ReactNode } from 'react';
import type { Language } from '../../main/ipc/contract';
import type { CanonicalValue, Property, Shape, Surface, ValueWord } from '../../engine/index';
import { useKept } from '../state/store';
import { setAt, type FormValue } from './document-access';
import { englishFieldNames } from './english-field-names';
import type { FormFinding, FormScope, FormVocabulary, FormView } from '../worker/form-view';
import type { FormOutcome, FormRecipe } from './form-edits';
import { readSkeleton } from './form-skeleton';

/** What the fields of a form work with. It stays the same object while the document changes. */
export interface FormScene {
  readonly path: string;
  readonly surface: Surface;
  /** What an assumption or a fund can be about. */
  readonly scopes: readonly FormScope[];
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

/** A form: what its fields work with, and the document as it reads now. */
export interface Form {
  readonly scene: FormScene;
  readonly view: FormView;
}

const SceneContext = createContext<FormScene | null>(null);
const SkeletonContext = createContext<CanonicalValue | null>(null);
const FindingsContext = createContext<readonly FoundHere[]>([]);
/** For fields that need it in some cases only. */
export const FormViewContext = createContext<FormView | null>(null);

/** What is told at a field: without fixes, whose places in the text move with every key. */
type FoundHere = Omit<FormFinding, 'fixes'>;

/**
 * Gives a form to its fields. What few edits change is given apart from the document, which each edit changes: a field
 * that needs no more is not drawn anew.
 */
export function FormProvider({ scene, view, children }: Form & { readonly children: ReactNode }) {
  const skeleton = useKept(useMemo(() => readSkeleton(view.document), [view.document]));
  const findings = useKept(useMemo(() => view.findings.map(withoutFixes), [view.findings]));
  return (
    <SceneContext value={scene}>
      <SkeletonContext value={skeleton}>
        <FindingsContext value={findings}>
          <FormViewContext value={view}>{children}</FormViewContext>
        </FindingsContext>
      </SkeletonContext>
    </SceneContext>
  );
}

function withoutFixes({ pointer, severity, message }: FormFinding): FoundHere {
  return { pointer, severity, message };
}

/** What stays while the document changes. */
export function useFormScene(): FormScene {
  return useInside(SceneContext);
}

/** The document and its version: whoever reads it is drawn anew at every edit. */
export function useFormView(): FormView {
  return useInside(FormViewContext);
}

/** Of the document what choices and formulas rest on (`readSkeleton`): few edits change it. */
export function useFormSkeleton(): CanonicalValue {
  return useInside(SkeletonContext);
}

function useInside<Part>(context: Context<Part | null>): Part {
  const part = useContext(context);
  if (part === null) throw new Error('used outside of a form');
  return part;
}

/** Sets the value at a pointer; undefined removes it. */
export function useSetValue(pointer: string): (value: FormValue | undefined, session?: string) => Promise<FormOutcome> {
  const { change } = useFormScene();
  return (value, session) => change((draft) => setAt(draft, pointer, value), session);
}

/** What was found on a part itself, or within it. */
export function useFindings(pointer: string, within: boolean): readonly FoundHere[] {
  return useContext(FindingsContext).filter(
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
