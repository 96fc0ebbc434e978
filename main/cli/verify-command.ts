import path from 'node:path';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import type { VerifiedBundle } from '../../engine/bundle/verify-bundle';
import { readBundleFile } from '../io/bundle-file';
import type { Command, ExitCode, Invocation } from './command';
import { printJson, printLine } from './print';
import { formatFindings, jsonFindings, noSources } from './report-findings';

/** `cuoshi verify FILE`: whether a bundle is what its manifest says. */
export const verifyCommand: Command = {
  name: 'verify',
  operand: { name: 'FILE', words: { zh: '规则包（.cuoshi）', en: 'a rule bundle (.cuoshi)' } },
  words: { zh: '核验规则包', en: 'Check a rule bundle' },
  options: {},
  run: verify,
};

async function verify(invocation: Invocation): Promise<ExitCode> {
  const typed = invocation.operands[0] ?? '';
  const { value, diagnostics, digest } = await readBundleFile(
    path.resolve(invocation.host.folder, typed),
    invocation.host.today,
  );
  if (invocation.json) printJson(invocation, jsonReport(value, diagnostics, digest, invocation));
  else {
    const lines = value
      ? formatCertificate(value, digest, typed, invocation)
      : formatRefusal(diagnostics, typed, invocation);
    for (const line of lines) printLine(invocation, line);
  }
  return value ? 0 : 1;
}

function jsonReport(
  bundle: VerifiedBundle | null,
  diagnostics: readonly Diagnostic[],
  digest: string,
  invocation: Invocation,
) {
  const findings = jsonFindings(diagnostics, noSources, invocation);
  return { ok: bundle !== null, sha256: digest, signed: false, findings, manifest: bundle?.manifest ?? null };
}

function formatRefusal(diagnostics: readonly Diagnostic[], typed: string, invocation: Invocation): readonly string[] {
  const verdict =
    invocation.language === 'zh'
      ? `${typed}：拒绝，${diagnostics.length} 处问题`
      : `${typed}: refused, ${diagnostics.length} findings`;
  return [verdict, ...formatFindings(diagnostics, noSources, invocation)];
}

function formatCertificate(
  { manifest, examples }: VerifiedBundle,
  digest: string,
  typed: string,
  { language }: Invocation,
): readonly string[] {
  const zh = language === 'zh';
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
    [
      zh ? '签名' : 'Signature',
      zh ? '无：内容完整，但不能证明出自何处' : 'none: the content is whole, but nothing proves where it comes from',
    ],
  ];
  const verdict = zh ? `${typed}：内容与清单一致` : `${typed}: the content is what its manifest says`;
  return [verdict, ...rows.map(([name, value]) => `  ${name}${zh ? '：' : ': '}${value}`)];
}
