import path from 'node:path';
import type { BundleChangelog, BundleSignoffs, Signoff } from '../../schemas/generated/types';
import { REPORT_PATHS, SIGNOFFS_PATH } from '../../engine/bundle/layout';
import { reviewDigest } from '../../engine/bundle/signoffs';
import { levelWords } from '../../engine/compare/level-words';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { Surface } from '../../engine/values/surface';
import { sha256 } from '../io/digest';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import type { VerifiedBundle } from '../../engine/bundle/verify-bundle';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import type { Origin } from '../../engine/bundle/verify-origin';
import { readBundleBytes } from '../io/bundle-file';
import { nodeFs } from '../io/fs-port';
import { readWholeFile } from '../io/read-file';
import { receiveBundle } from '../signing/receive-bundle';
import { userFolders } from '../signing/user-folders';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { printJson, printLine } from './print';
import { formatFindings, jsonFindings, noSources } from './report-findings';

/** `cuoshi verify FILE`: whether a bundle is what its manifest says, and who vouches for it. */
export const verifyCommand: Command = {
  name: 'verify',
  operand: { name: 'FILE', words: { zh: '规则包（.cuoshi）', en: 'a rule bundle (.cuoshi)' } },
  words: { zh: '核验规则包', en: 'Check a rule bundle' },
  options: {
    'require-signature': { words: { zh: '没有签名就拒绝', en: 'refuse a bundle without signature' } },
    'integrity-only': {
      words: { zh: '只核验完整性，不看签名', en: 'check that it is whole and look at no signature' },
    },
    signature: { value: 'FILE', words: { zh: '单独给出的签名文件', en: 'a signature that came beside the bundle' } },
  },
  run: verify,
};

async function verify(invocation: Invocation): Promise<ExitCode> {
  const { host, operands, switches } = invocation;
  const typed = operands[0] ?? '';
  const [requireSignature, integrityOnly] = [switches.has('require-signature'), switches.has('integrity-only')];
  if (integrityOnly && (requireSignature || invocation.values['signature'] !== undefined))
    throw new UsageError({
      zh: '--integrity-only 不看签名，不能与签名选项并用',
      en: '--integrity-only looks at no signature and goes with no option about one',
    });
  const bytes = await readBundleBytes(path.resolve(host.folder, typed));
  const { value, diagnostics, digest } = await receiveBundle(userFolders(host.environment), bytes, {
    today: host.today,
    requireSignature,
    integrityOnly,
    detached: await readDetached(invocation),
  });
  if (invocation.json) printJson(invocation, jsonReport(value, diagnostics, digest, invocation));
  else {
    const lines = value
      ? formatCertificate(value, digest, typed, invocation)
      : formatRefusal(diagnostics, typed, invocation);
    for (const line of lines) printLine(invocation, line);
  }
  return value ? 0 : 1;
}

/** Largest envelope: a manifest in base64. Units: bytes. */
const LARGEST_ENVELOPE = 2 * 1024 * 1024;

async function readDetached({ host, values }: Invocation): Promise<readonly BundleEntry[]> {
  const { signature } = values;
  if (signature === undefined) return [];
  const file = path.resolve(host.folder, signature);
  return [{ path: path.basename(file), bytes: await readWholeFile(nodeFs, file, { bytes: LARGEST_ENVELOPE }) }];
}

function jsonReport(
  bundle: VerifiedBundle | null,
  diagnostics: readonly Diagnostic[],
  digest: string,
  invocation: Invocation,
) {
  const findings = jsonFindings(diagnostics, noSources, invocation);
  const origin = bundle?.origin ?? null;
  return {
    ok: bundle !== null,
    sha256: digest,
    signed: origin?.kind === 'trusted',
    origin: origin?.kind ?? null,
    signers: origin?.kind === 'trusted' ? origin.signers : [],
    findings,
    manifest: bundle?.manifest ?? null,
    reviewDigest: bundle && reviewDigest(bundle.manifest.files, sha256),
    signoffs: bundle ? (readReport<BundleSignoffs>(bundle, SIGNOFFS_PATH)?.signoffs ?? []) : [],
    level: (bundle && readReport<BundleChangelog>(bundle, REPORT_PATHS.changelog)?.level) ?? null,
  };
}

function formatRefusal(diagnostics: readonly Diagnostic[], typed: string, invocation: Invocation): readonly string[] {
  const verdict =
    invocation.language === 'zh'
      ? `${typed}：拒绝，${diagnostics.length} 处问题`
      : `${typed}: refused, ${diagnostics.length === 1 ? '1 finding' : `${diagnostics.length} findings`}`;
  return [verdict, ...formatFindings(diagnostics, noSources, invocation)];
}

function formatCertificate(
  bundle: VerifiedBundle,
  digest: string,
  typed: string,
  { language }: Invocation,
): readonly string[] {
  const zh = language === 'zh';
  const { manifest, examples, origin } = bundle;
  const { policy, validity, files } = manifest;
  const open = zh ? '不限' : 'open';
  const term = policy.term ? `${policy.term.from ?? open} – ${policy.term.to ?? open}` : open;
  const rows: readonly (readonly [string, string])[] = [
    [zh ? '政策' : 'Policy', `${policy.title}（${policy.id}）`],
    [zh ? '文号' : 'Document number', policy.docNumber ?? '–'],
    [zh ? '规则版本' : 'Version of the rules', `${policy.version}, ${zh ? '修订' : 'revision'} ${manifest.revision}`],
    [zh ? '政策有效期' : 'Term of the policy', term],
    [zh ? '规则包可用期' : 'Bundle may be used', `${validity.notBefore ?? open} – ${validity.expires ?? open}`],
    [
      zh ? '文件' : 'Files',
      `${files.length}, ${files.reduce((sum, file) => sum + file.length, 0)} ${zh ? '字节' : 'bytes'}`,
    ],
    [zh ? '算例' : 'Worked examples', String(examples.examples.length)],
    [
      zh ? '格式与引擎' : 'Format and engine',
      `${manifest.format} ${manifest.formatVersion}, ${manifest.engineVersion}`,
    ],
    [zh ? '规则摘要' : 'Digest of the rules', manifest.contentDigest],
    [zh ? '文件摘要' : 'SHA-256 of the file', digest],
    ...describeReview(bundle, language),
    ...describeOrigin(origin, zh),
  ];
  const whole = zh ? `${typed}：内容与清单一致` : `${typed}: the content is what its manifest says`;
  const verdict = `${whole}${zh ? '，' : ', '}${summarise(origin, zh)}`;
  return [verdict, ...rows.map(([name, value]) => `  ${name}${zh ? '：' : ': '}${value}`)];
}

/** What changed since the release before, and who answers for the content; nothing where nobody said. */
function describeReview(bundle: VerifiedBundle, language: Surface): readonly (readonly [string, string])[] {
  const zh = language === 'zh';
  const changelog = readReport<BundleChangelog>(bundle, REPORT_PATHS.changelog);
  const { signoffs } = readReport<BundleSignoffs>(bundle, SIGNOFFS_PATH) ?? { signoffs: [] };
  const reason = changelog?.versionReason ?? null;
  return [
    ...(changelog
      ? [[zh ? '较上次发布' : 'Since the release before', levelWords[changelog.level][language]] as const]
      : []),
    ...(reason === null ? [] : [[zh ? '版本较低的理由' : 'Why the version is lower', reason] as const]),
    [zh ? '审签摘要' : 'Review digest', reviewDigest(bundle.manifest.files, sha256)],
    ...signoffs.map(({ who, role, when, decision }) => {
      const decided = DECISIONS[decision][language];
      return [
        zh ? '审签' : 'Signed off',
        zh ? `${who}（${role}），${when}，${decided}` : `${who} (${role}), ${when}, ${decided}`,
      ] as const;
    }),
  ];
}

const DECISIONS: Readonly<Record<Signoff['decision'], Bilingual>> = {
  approved: { zh: '同意', en: 'approved' },
  approvedWithRemarks: { zh: '同意，附意见', en: 'approved with remarks' },
  rejected: { zh: '不同意', en: 'rejected' },
};

/** A report of a verified bundle has the shape of its schema; null where it has none. */
function readReport<Report>({ texts }: VerifiedBundle, path: string): Report | null {
  const text = texts.get(path);
  return text === undefined ? null : (JSON.parse(text) as Report);
}

function summarise(origin: Origin, zh: boolean): string {
  if (origin.kind === 'unsigned') return zh ? '没有签名' : 'unsigned';
  if (origin.kind === 'not-checked') return zh ? '未核验签名' : 'signatures not looked at';
  const names = origin.signers.map(({ name }) => name).join(zh ? '、' : ', ');
  return zh ? `由受信任的“${names}”签名` : `signed by ${names}, who is trusted`;
}

function describeOrigin(origin: Origin, zh: boolean): readonly (readonly [string, string])[] {
  const label = zh ? '签名' : 'Signature';
  if (origin.kind === 'unsigned')
    return [
      [
        label,
        zh ? '无：内容完整，但不能证明出自何处' : 'none: the content is whole, but nothing proves where it comes from',
      ],
    ];
  if (origin.kind === 'not-checked')
    return [
      [label, zh ? `有 ${origin.signatures} 个，按要求未核验` : `${origin.signatures}, not looked at as you asked`],
    ];
  const unknown = zh ? '不明密钥，不计' : 'unknown key, does not count';
  return [
    ...origin.signers.map(({ name, suite, keyid }) => [label, `${name}, ${suite}, ${keyid}`] as const),
    ...origin.unknown.map((keyid) => [label, `${unknown}: ${keyid}`] as const),
  ];
}
