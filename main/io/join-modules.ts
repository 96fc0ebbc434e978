/** A source file of an ES module. */
export interface ModulePart {
  readonly name: string;
  readonly text: string;
}

const IMPORTS = /^import \{[^}]*\} from '\.\/[a-z]+\.mjs';\n/gm;

/**
 * Joins source files into one module, as they are written: imports between them go, and only the last keeps its
 * exports. The parts stand in an order in which each uses those before it, and share one space of names.
 */
export function joinModules(heading: string, parts: readonly ModulePart[]): string {
  const bodies = parts.map(({ name, text }, index) => {
    const body = text.replaceAll(IMPORTS, '').trim();
    const kept = index === parts.length - 1 ? body : body.replaceAll(/^export /gm, '');
    return `// ${'-'.repeat(20)} ${name} ${'-'.repeat(20)}\n\n${kept}\n`;
  });
  return `${heading}\n${bodies.join('\n')}`;
}
