import type { CatalogueSection } from './catalogue-entry';

/** Why a bundle is refused for where it comes from: its signatures, and the releases before it. */
export const bundleOriginCatalogue = {
  'bundle/unsigned': {
    severity: 'error',
    message: {
      zh: '规则包没有签名，而本机只接受有签名的规则包。',
      en: 'The bundle has no signature, and this computer accepts signed bundles only.',
    },
    hint: {
      zh: '请向发布方索取有签名的规则包；只查看内容可用“只核验完整性”。',
      en: 'Ask the publisher for the signed bundle; to look inside only, check its integrity alone.',
    },
    bad: 'a bundle without signatures/',
    good: 'a bundle signed by a trusted key',
  },
  'bundle/signature-stripped': {
    severity: 'error',
    message: {
      zh: '规则包应有签名，但签名不见了：可能被人去掉。',
      en: 'The bundle should be signed, but its signature is gone: somebody may have taken it out.',
    },
    hint: {
      zh: '不要使用此文件，请向发布方重新索取有签名的规则包。',
      en: 'Do not use this file; ask the publisher for the signed bundle again.',
    },
    bad: '"signature":"required" and no signatures/',
    good: '"signature":"required" with its signature',
  },
  'bundle/signature-malformed': {
    severity: 'error',
    message: { zh: '签名文件 {path} 写法不合规定：{problem}', en: 'The signature {path} is malformed: {problem}' },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'base64 with spaces',
    good: 'canonical base64',
  },
  'bundle/signature-type': {
    severity: 'error',
    message: {
      zh: '签名 {path} 签的不是规则包清单：{found}',
      en: 'The signature {path} is about something else than a bundle manifest: {found}',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: '"payloadType":"text/plain"',
    good: '"payloadType":"application/vnd.cuoshi.bundle-manifest.v1+json"',
  },
  'bundle/signature-payload': {
    severity: 'error',
    message: {
      zh: '签名 {path} 签的是另一份清单，不是这个规则包的。',
      en: 'The signature {path} is about another manifest, not that of this bundle.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a signature taken from another bundle',
    good: "the bundle's own signature",
  },
  'bundle/signature-name': {
    severity: 'error',
    message: {
      zh: '签名文件 {path} 的名称与其中的密钥标识 {keyid} 不符。',
      en: "The name of the signature {path} is not its key's identifier, {keyid}.",
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'signatures/<another key>.json',
    good: 'signatures/<the key>.json',
  },
  'bundle/signature-unknown-key': {
    severity: 'error',
    message: {
      zh: '签名密钥不在本机的信任库中：{keyid}',
      en: 'The signing key is not in the trust store of this computer: {keyid}',
    },
    hint: {
      zh: '请通过可靠渠道取得发布方的公钥，核对标识后加入信任库。',
      en: "Get the publisher's public key by a way you trust, compare its identifier and add it to the trust store.",
    },
    bad: 'a key nobody added',
    good: 'a key added with `cuoshi trust add`',
  },
  'bundle/signature-suite': {
    severity: 'error',
    message: {
      zh: '签名声称的算法与信任库为密钥“{name}”（{keyid}）登记的 {suite} 不符。',
      en: 'The signature claims another suite than {suite}, which the trust store holds for the key of {name} ({keyid}).',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'an ed25519 key with "suite":"sm2-sm3"',
    good: 'an ed25519 key with "suite":"ed25519"',
  },
  'bundle/signature-key-revoked': {
    severity: 'error',
    message: {
      zh: '密钥“{name}”（{keyid}，{suite}）已被撤销，其签名不再有效。',
      en: 'The key of {name} ({keyid}, {suite}) is revoked; its signatures count no longer.',
    },
    hint: {
      zh: '请向发布方索取用现行密钥签名的规则包。',
      en: 'Ask the publisher for the bundle signed by its current key.',
    },
    bad: 'a revoked key',
    good: 'a key in force',
  },
  'bundle/signature-key-expired': {
    severity: 'error',
    message: {
      zh: '密钥“{name}”（{keyid}，{suite}）已过有效期。',
      en: 'The key of {name} ({keyid}, {suite}) has expired.',
    },
    hint: {
      zh: '请向发布方索取用现行密钥签名的规则包。',
      en: 'Ask the publisher for the bundle signed by its current key.',
    },
    bad: 'a key that expired last year',
    good: 'a key in force',
  },
  'bundle/signature-key-scope': {
    severity: 'error',
    message: {
      zh: '密钥“{name}”（{keyid}）无权为政策 {policy} 签名。',
      en: 'The key of {name} ({keyid}) may not sign for the policy {policy}.',
    },
    hint: {
      zh: '请核对发布方；如确有授权，请修改信任库中该密钥的范围。',
      en: 'Check who published it; if the key may sign, widen its scope in the trust store.',
    },
    bad: 'a key for other policies',
    good: 'a key for this policy',
  },
  'bundle/signature-weak-key': {
    severity: 'error',
    message: {
      zh: '密钥“{name}”（{keyid}，{suite}）不安全或编码不规范，任何签名都可能“通过”。',
      en: 'The key of {name} ({keyid}, {suite}) is weak or not canonical: any signature might pass.',
    },
    hint: {
      zh: '请从信任库中移除此密钥，并要求发布方更换。',
      en: 'Remove the key from the trust store and ask the publisher for another.',
    },
    bad: 'the point of order 1',
    good: 'a key from a key generator',
  },
  'bundle/signature-not-canonical': {
    severity: 'error',
    message: {
      zh: '密钥“{name}”（{keyid}，{suite}）的签名数值超出规定范围。',
      en: 'The numbers of the signature by {name} ({keyid}, {suite}) are out of range.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'S + L in place of S',
    good: 'S below L',
  },
  'bundle/signature-invalid': {
    severity: 'error',
    message: {
      zh: '签名与密钥“{name}”（{keyid}，{suite}）不符：内容被改动，或由别的密钥所签。',
      en: 'The signature does not fit the key of {name} ({keyid}, {suite}): the content was changed, or another key signed it.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'a signature by another key',
    good: 'a signature by the key it names',
  },
  'bundle/revision-rolled-back': {
    severity: 'error',
    message: {
      zh: '这是较旧的修订 {found}；本机已接受过修订 {known}。',
      en: 'This is the older revision {found}; this computer has accepted revision {known}.',
    },
    hint: {
      zh: '请使用较新的规则包；确需回退时由管理员执行 cuoshi trust forget。',
      en: 'Use the newer bundle; if going back is meant, an administrator runs `cuoshi trust forget`.',
    },
    bad: 'revision 2 after revision 3',
    good: 'revision 4 after revision 3',
  },
  'bundle/revision-reused': {
    severity: 'error',
    message: {
      zh: '修订 {found} 已被接受过，但内容不同。',
      en: 'Revision {found} was accepted before with other content.',
    },
    hint: {
      zh: '文件可能损坏或被改动，请向发布方重新索取规则包。',
      en: 'The file may be damaged or altered; ask the publisher for the bundle again.',
    },
    bad: 'two bundles of revision 3',
    good: 'revision 4 after revision 3',
  },
} as const satisfies CatalogueSection;
