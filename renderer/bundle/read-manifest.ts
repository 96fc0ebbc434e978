/** What the certificate shows of a manifest. */
export interface ManifestFacts {
  readonly policy: string | null;
  readonly title: string | null;
  readonly version: string | null;
  readonly revision: string | null;
  /** Term of the policy. */
  readonly validity: string | null;
  readonly notBefore: string | null;
  readonly expires: string | null;
  readonly region: string | null;
  readonly format: string | null;
  readonly documents: readonly string[];
  readonly parentRevision: string | null;
}

/** Reads what there is to show; a manifest that failed its check may lack or spoil any of it. */
export function readManifest(manifest: unknown): ManifestFacts {
  const policy = member(manifest, 'policy');
  const term = member(policy, 'term');
  const validity = member(manifest, 'validity');
  const provenance = member(manifest, 'provenance');
  const documents = member(provenance, 'documents');
  const [from, to] = [text(member(term, 'from')), text(member(term, 'to'))];
  return {
    policy: text(member(policy, 'id')),
    title: text(member(policy, 'title')),
    version: text(member(policy, 'version')),
    revision: text(member(manifest, 'revision')),
    validity: from || to ? `${from ?? '…'} – ${to ?? '…'}` : null,
    notBefore: text(member(validity, 'notBefore')),
    expires: text(member(validity, 'expires')),
    region: text(member(policy, 'region')),
    format: join([text(member(manifest, 'format')), text(member(manifest, 'formatVersion'))], ' '),
    documents: Array.isArray(documents) ? documents.flatMap((each) => text(each) ?? []) : [],
    parentRevision: text(member(member(provenance, 'parent'), 'revision')),
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
