import { customPinyin, pinyin } from 'pinyin-pro';

// Not in its dictionary; 重 alone is mostly read zhòng.
customPinyin({ 重做: 'chóng zuò', 重命名: 'chóng mìng míng' });

/** Spells Chinese words as they are typed without an input method: whole syllables, and their first letters. */
export function spellNames(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const han = name.replace(/\P{Script=Han}/gu, '');
    const syllables = pinyin(han, { toneType: 'none', type: 'array', v: true });
    return han === '' ? [] : [syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join('')];
  });
}
