import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeArchive } from '../../main/io/zip';
import { conformanceFiles } from './conformance';
import { entryOf, plainEntries, signed, withFile } from './forge';
import { runMutations } from './mutate';
import { careful, keys, receive } from './tamper-case';
import { runValidBundles } from './valid-bundles';

const { values } = parseArgs({
  options: {
    write: { type: 'string' },
    mutations: { type: 'string' },
    valid: { type: 'string' },
    seed: { type: 'string' },
  },
});
if (values.write === undefined) await drill();
else await writeConformance(path.resolve(values.write));

async function writeConformance(folder: string): Promise<void> {
  const files = await conformanceFiles();
  rmSync(path.join(folder, 'bundle-verify'), { recursive: true, force: true });
  for (const { path: name, bytes } of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  console.log(`${files.length} files in ${folder}`);
}

/** Turns every bit of manifest and signature in either suite, changes bundles at random, and receives valid ones. */
async function drill(): Promise<void> {
  const wanted = Number(values.mutations ?? '10000');
  const valid = Number(values.valid ?? '500');
  const seed = Number(values.seed ?? String(Math.floor(Math.random() * 2 ** 30)));
  if (!Number.isSafeInteger(wanted) || wanted < 1 || !(valid >= 0) || !Number.isSafeInteger(seed)) {
    console.error('--mutations, --valid and --seed take whole numbers');
    process.exit(2);
  }
  console.log(
    `seed ${seed}; repeat with: npm run drill:tamper -- --seed ${seed} --mutations ${wanted} --valid ${valid}`,
  );
  const began = performance.now();
  const accepted: string[] = [];
  const misjudged: string[] = [];
  let bits = 0;
  for (const key of [keys.office, keys.bureau]) {
    const entries = signed(plainEntries, key);
    for (const name of ['manifest.json', `signatures/${key.keyid}.json`]) {
      const { bytes } = entryOf(entries, name);
      for (let bit = 0; bit < bytes.length * 8; bit += 1, bits += 1) {
        const flipped = Uint8Array.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const code = await receive(await writeArchive(withFile(entries, name, flipped)), careful);
        if (code === null) accepted.push(`bit ${bit} of ${name}`);
        else if (!/^(signature|json)-/.test(code)) misjudged.push(`bit ${bit} of ${name}: ${code}`);
      }
    }
  }
  const report = await runMutations(wanted, seed);
  accepted.push(...report.accepted);
  misjudged.push(...report.misjudged);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  for (const [code, count] of [...report.byCode].sort(([, left], [, right]) => right - left))
    console.log(`${String(count).padStart(7)}  ${code}`);
  for (const each of accepted) console.log(`ACCEPTED: ${each}`);
  for (const each of misjudged) console.log(`WRONG REASON: ${each}`);
  console.log(
    `${bits} flipped bits and ${wanted} random changes, ${accepted.length} accepted, ${misjudged.length} refused for a wrong reason, longest check ${report.longest.toFixed(0)} ms, ${seconds} s`,
  );
  const { made, refused, rules, signatures } = await runValidBundles(
    valid,
    seed,
    path.resolve(import.meta.dirname, '../samples/policies'),
  );
  for (const each of refused) console.log(`REFUSED: ${each}`);
  console.log(
    `${made} valid bundles with ${rules} rules, signed by ${signatures.ed25519} keys of Ed25519 and ${signatures['sm2-sm3']} of SM2: ${refused.length} refused`,
  );
  if (accepted.length + misjudged.length + refused.length > 0) process.exitCode = 1;
}
