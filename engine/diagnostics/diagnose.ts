import { catalogue, type DiagnosticCode } from './catalogue';
import type { CatalogueEntry } from './catalogue-entry';
import type { Bilingual, Diagnostic, Fix, TextRange } from './diagnostic';

/** Words filled into the places of a message; a bilingual one takes the language of the message. */
export type MessageArguments = Readonly<Record<string, string | number | Bilingual>>;

/**
 * Makes a diagnostic from its catalogue entry. Throws for an unknown code or a place without its argument: that is
 * our own bug.
 */
export function diagnose(
  code: DiagnosticCode,
  file: string,
  range: TextRange,
  args: MessageArguments = {},
  fixes: readonly Fix[] = [],
): Diagnostic {
  const entry: CatalogueEntry | undefined = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  if (!entry) throw new Error(`The diagnostic code "${String(code)}" is not in the catalogue.`);
  return {
    code,
    severity: entry.severity,
    file,
    range,
    message: fillBilingual(entry.message, args, code),
    hint: fillBilingual(entry.hint, args, code),
    fixes,
  };
}

function fillBilingual(template: Bilingual, args: MessageArguments, code: string): Bilingual {
  return { zh: fill(template.zh, 'zh', args, code), en: fill(template.en, 'en', args, code) };
}

function fill(template: string, language: keyof Bilingual, args: MessageArguments, code: string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const argument = Object.hasOwn(args, name) ? args[name] : undefined;
    if (argument === undefined) throw new Error(`The diagnostic "${code}" lacks its argument "${name}".`);
    return typeof argument === 'object' ? argument[language] : String(argument);
  });
}
