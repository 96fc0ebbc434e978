import { Select } from 'antd';
import { memo, useMemo } from 'react';
import { spellNames } from '../ui/spell-names';
import { useFormScene } from './form-context';
import { useStandingValue } from './use-standing-value';
import { useClear } from '../ui/use-clear';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Heading it stands under. */
  readonly group?: string;
  /** Further words it is found by. */
  readonly words?: string;
}

interface ChoiceFieldProps {
  readonly pointer: string;
  readonly value: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Whether the key may be left out. */
  readonly optional: boolean;
  readonly placeholder?: string;
  read?(value: string): string | boolean | number;
}

/** One of several values. One that is not among them is shown as it is. */
export function ChoiceField({ pointer, value, label, choices, optional, placeholder, read }: ChoiceFieldProps) {
  const clear = useClear();
  const { readOnly } = useFormScene();
  const { standing, set } = useStandingValue(pointer, value);
  const { options, search } = useChoices(choices, standing === '' ? [] : [standing]);
  return (
    <Select
      aria-label={label}
      data-pointer={pointer}
      className="form-select"
      value={standing === '' ? null : standing}
      allowClear={optional && clear}
      disabled={readOnly}
      placeholder={placeholder}
      showSearch={search}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(chosen: string | null | undefined) => {
        const next = chosen ?? '';
        void set(next, next === '' ? undefined : (read?.(next) ?? next));
      }}
    />
  );
}

interface ChoicesFieldProps {
  readonly pointer: string;
  readonly values: readonly string[];
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly placeholder?: string;
}

/** Several values in their order; also ones that are not offered. */
export const ChoicesField = memo(function ChoicesField(props: ChoicesFieldProps) {
  const { pointer, values, label, choices, placeholder } = props;
  const { readOnly } = useFormScene();
  const { standing, set } = useStandingValue(pointer, values);
  const { options, search } = useChoices(choices, standing);
  return (
    <Select
      mode="tags"
      aria-label={label}
      data-pointer={pointer}
      className="form-select"
      value={[...standing]}
      disabled={readOnly}
      placeholder={placeholder}
      showSearch={search}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(chosen: string[]) => void set(chosen, chosen.length === 0 ? undefined : chosen)}
    />
  );
});

interface ShownChoice {
  readonly value: string;
  readonly label: string;
}

interface ShownGroup {
  readonly label: string;
  readonly title: string;
  readonly options: ShownChoice[];
}

/** Choices as a list to pick from, found by their words and by how they are spelt in pinyin. */
export function useChoices(choices: readonly Choice[], values: readonly string[]) {
  return useMemo(() => {
    const known = new Set(choices.map(({ value }) => value));
    const others = values.filter((value) => !known.has(value)).map((value): Choice => ({ value, label: value }));
    const all = [...others, ...choices];
    const groups = [...new Set(all.map(({ group }) => group ?? ''))];
    const show = ({ value, label }: Choice): ShownChoice => ({ value, label });
    const options: (ShownChoice | ShownGroup)[] =
      groups.length < 2
        ? all.map(show)
        : groups.flatMap((group): (ShownChoice | ShownGroup)[] => {
            const inside = all.filter((choice) => (choice.group ?? '') === group).map(show);
            return group === '' ? inside : [{ label: group, title: group, options: inside }];
          });
    const words = new Map(all.map(({ value, words: further = '' }) => [value, further]));
    const spelt = new Map<string, readonly string[]>();
    const filter = (typed: string, option?: { readonly value?: unknown; readonly label?: unknown }): boolean => {
      const wanted = typed.trim().toLowerCase();
      const { value, label } = option ?? {};
      if (typeof value !== 'string' || typeof label !== 'string') return false;
      if (`${label} ${value} ${words.get(value) ?? ''}`.toLowerCase().includes(wanted)) return true;
      if (!/^[a-z]+$/.test(wanted)) return false;
      // Spelt when first looked for: there are thousands of areas.
      const spelling = spelt.get(label) ?? spellNames([label]);
      spelt.set(label, spelling);
      return spelling.some((one) => one.includes(wanted));
    };
    const offered = new Set(all.map(({ value }) => value));
    const own = (option: object) => 'value' in option && typeof option.value === 'string' && !offered.has(option.value);
    const search = {
      filterOption: filter,
      // What is typed can itself be a value; Enter shall take what it finds all the same.
      filterSort: (a: object, b: object) => Number(own(a)) - Number(own(b)),
    };
    return { options, search };
  }, [choices, values]);
}
