import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { commands, isForbidden, type Command } from '../commands';
import { findCommands } from './find-commands';
import { useApp, useServices } from './services';
import { showShortcut } from './show-shortcut';
import { useSpeller } from './use-speller';

/** Every command that can be used now, found by its name in either language or by its pinyin. */
export function CommandPalette() {
  const { t } = useTranslation('words');
  const { store, run } = useServices();
  const state = useApp((whole) => whole);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const usable = useMemo(
    () =>
      commands.filter(
        (command) => command.id !== 'view.commandPalette' && (command.when(state) || isForbidden(command.id, state)),
      ),
    [state],
  );
  const spell = useSpeller();
  const found = useMemo(() => findCommands(usable, words, spell), [usable, words, spell]);
  const index = Math.min(chosen, found.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  const close = () => store.dispatch({ type: 'dialogClosed' });
  const choose = (command: Command | undefined) => {
    if (!command) return;
    close();
    run(command.id);
  };
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (found.length > 0) setChosen((index + step + found.length) % found.length);
    } else if (event.key === 'Enter') choose(found[index]);
    else if (event.key === 'Escape') close();
  };
  return (
    <div className="palette-back" onMouseDown={(event) => event.target === event.currentTarget && close()}>
      <div className="palette" role="dialog" aria-label={t('palette.label')} data-testid="palette">
        <input
          autoFocus
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found[index] ? `palette-${found[index].id}` : undefined}
          aria-label={t('palette.label')}
          placeholder={t('palette.placeholder')}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setChosen(0);
          }}
          onKeyDown={steer}
        />
        <ul ref={list} id="palette-list" role="listbox" aria-label={t('palette.label')} className="palette-list">
          {found.map((command, position) => (
            <li
              key={command.id}
              id={`palette-${command.id}`}
              role="option"
              aria-selected={position === index}
              aria-disabled={isForbidden(command.id, state)}
              data-testid={`palette-${command.id}`}
              onMouseMove={() => setChosen(position)}
              onClick={() => choose(command)}
            >
              <span className="palette-group">{t(`commandGroup.${command.group}`)}</span>
              <span className="palette-name">{t(`command.${command.id}`)}</span>
              {isForbidden(command.id, state) && <span className="palette-group">{t('readOnly.name')}</span>}
              {command.shortcut !== null && <kbd>{showShortcut(command.shortcut)}</kbd>}
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="palette-none">{t('palette.none')}</p>}
      </div>
    </div>
  );
}
