/** What the certificate shows of a manifest. */
export interface ManifestFacts {
  readonly title: string | null;
  readonly version: string | null;
  readonly validity: string | null;
  readonly region: string | null;
  readonly format: string | null;
}

/** Reads what there is to show; a manifest that failed its check may lack or spoil any of it. */
export function readManifest(manifest: unknown): ManifestFacts {
  const policy = member(manifest, 'policy');
  const term = member(policy, 'term');
  const [from, to] = [text(member(term, 'from')), text(member(term, 'to'))];
  const format = text(member(manifest, 'format'));
  const formatVersion = text(member(manifest, 'formatVersion'));
  const revision = text(member(manifest, 'revision'));
  const version = text(member(policy, 'version'));
  const title = text(member(policy, 'title'));
  const docNumber = text(member(policy, 'docNumber'));
  return {
    title: join([title, docNumber], ' · '),
    version: join([version, revision && `r${revision}`], ' · '),
    validity: from || to ? `${from ?? '…'} – ${to ?? '…'}` : null,
    region: text(member(policy, 'region')),
    format: join([format, formatVersion], ' '),
  };
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}

function text(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function join(parts: readonly (string | null)[], separator: string): string | null {
  return parts.filter((part) => part !== null && part !== '').join(separator) || null;
}
