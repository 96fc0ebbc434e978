import type { BundleExample, BundleManifest, BundleVector, PolicyDocument } from '../../schemas/generated/types';
import type { PolicyPlan } from '../compile/plan';
import type { Surface } from '../values/surface';
import type { CalendarDate } from '../values/calendar';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson, compareCodeUnits, type CanonicalValue } from './canonical-json';
import { toCanonicalValue } from './decimal-text';
import type { Digest } from './digest';
import { BUNDLE_FORMAT, BUNDLE_FORMAT_VERSION, LANGUAGE_VERSION, MANIFEST_PATH, VECTORS_PATH } from './layout';
import { contentDigest, planValue, sourceDocuments } from './plan-json';
import { requiredFacts } from './required-facts';
import { encodeUtf8 } from './utf8';

/** Everything a bundle is made of. */
export interface BundleContent {
  readonly document: PolicyDocument;
  readonly plan: PolicyPlan;
  readonly texts: Readonly<Record<Surface, string>>;
  readonly vocabulary: Vocabulary;
  readonly examples: readonly BundleExample[];
  readonly schemas: readonly NamedSchema[];
  /** Facts at the boundaries of the rules with their results; a bundle without them has no vectors/. */
  readonly vectors?: Iterable<BundleVector>;
  /** Finished files: the reference evaluator, the rules for foreign engines. */
  readonly attachments?: readonly BundleEntry[];
  readonly release: Release;
}

/** A JSON Schema and its file name, such as `plan.schema.json`. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: unknown;
}

/** What the publisher decides about one release of a bundle. */
export interface Release {
  readonly engineVersion: string;
  /** Grows with each release of the policy's bundle. */
  readonly revision: number;
  readonly notBefore: CalendarDate | null;
  readonly expires: CalendarDate | null;
  /** Whether the bundle is given out signed only; optional when left out. */
  readonly signature?: BundleManifest['signature'];
  /** The release before; left out for the first one. */
  readonly parent?: BundleManifest['provenance']['parent'];
}

/**
 * Makes the files of a bundle, sorted by path. The same content gives the same bytes: there is no clock, no chance and
 * no order of the input in it.
 */
export function buildBundle(content: BundleContent, digest: Digest): readonly BundleEntry[] {
  const plan = planValue(content.plan);
  const files = contentFiles(content, plan);
  const manifest = makeManifest(content, plan, files, digest);
  const entries = [...files, jsonEntry(MANIFEST_PATH, manifest as unknown as CanonicalValue)];
  return entries.sort((left, right) => compareCodeUnits(left.path, right.path));
}

function contentFiles(content: BundleContent, plan: CanonicalValue): readonly BundleEntry[] {
  const { document, texts, vocabulary, examples, schemas, vectors, attachments = [] } = content;
  const files = [
    jsonEntry('rules/plan.json', plan),
    jsonEntry('policy/policy.json', toCanonicalValue(document)),
    { path: 'policy/policy.zh.yaml', bytes: encodeUtf8(texts.zh) },
    { path: 'policy/policy.en.yaml', bytes: encodeUtf8(texts.en) },
    lastingEntry('vocabulary/vocabulary.json', vocabulary),
    jsonEntry('examples/examples.json', toCanonicalValue({ examples })),
    jsonEntry('readings.json', toCanonicalValue({ readings: document.readings ?? [] })),
    ...(vectors ? [vectorsEntry(vectors)] : []),
    ...attachments,
    ...schemas.map(({ name, schema }) => lastingEntry(`schemas/${name}`, schema)),
  ];
  return files.sort((left, right) => compareCodeUnits(left.path, right.path));
}

function makeManifest(
  { plan: policy, vocabulary, schemas, release }: BundleContent,
  plan: CanonicalValue,
  files: readonly BundleEntry[],
  digest: Digest,
): BundleManifest {
  const { id, version, title, docNumber, region, level, term } = policy;
  const facts = requiredFacts(plan, vocabulary.facts.collections);
  return {
    format: BUNDLE_FORMAT,
    formatVersion: BUNDLE_FORMAT_VERSION,
    languageVersion: LANGUAGE_VERSION,
    engineVersion: release.engineVersion,
    policy: { id, version, title, docNumber, region, level, term },
    revision: release.revision,
    signature: release.signature ?? 'optional',
    validity: { notBefore: release.notBefore, expires: release.expires },
    provenance: {
      documents: [...sourceDocuments(policy)],
      parent: release.parent ?? null,
      schemas: schemas.map(schemaIdentifier).sort(compareCodeUnits),
    },
    contentDigest: contentDigest(plan, digest),
    requiredFacts: {
      enterprise: [...facts.enterprise],
      collections: facts.collections.map(({ id: collection, fields }) => ({ id: collection, fields: [...fields] })),
    },
    files: files.map(({ path, bytes }) => ({
      path,
      length: bytes.length,
      sha256: digest(bytes),
    })),
  };
}

function schemaIdentifier({ name, schema }: NamedSchema): string {
  const identifier = typeof schema === 'object' && schema !== null && '$id' in schema ? schema.$id : null;
  return typeof identifier === 'string' ? identifier : name;
}

const written = new WeakMap<object, Uint8Array>();

/** What every bundle of a workspace holds alike is written once. */
function lastingEntry(path: string, value: unknown): BundleEntry {
  const known = typeof value === 'object' && value !== null ? written.get(value) : undefined;
  if (known) return { path, bytes: known };
  const entry = jsonEntry(path, toCanonicalValue(value));
  if (typeof value === 'object' && value !== null) written.set(value, entry.bytes);
  return entry;
}

/** Vectors are most of a bundle: each is written before the next is worked out, so that they never lie about together. */
function vectorsEntry(vectors: Iterable<BundleVector>): BundleEntry {
  const texts = Array.from(vectors, (vector) => canonicalJson(vector as unknown as CanonicalValue));
  return { path: VECTORS_PATH, bytes: encodeUtf8(`{"vectors":[${texts.join(',')}]}`) };
}

function jsonEntry(path: string, value: CanonicalValue): BundleEntry {
  return { path, bytes: encodeUtf8(canonicalJson(value)) };
}
