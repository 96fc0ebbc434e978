import amounts from '../../reference/source/amounts.mjs?raw';
import claims from '../../reference/source/claims.mjs?raw';
import conformance from '../../reference/source/conformance.mjs?raw';
import days from '../../reference/source/days.mjs?raw';
import evaluate from '../../reference/source/evaluate.mjs?raw';
import exclusions from '../../reference/source/exclusions.mjs?raw';
import expressions from '../../reference/source/expressions.mjs?raw';
import facts from '../../reference/source/facts.mjs?raw';
import fractions from '../../reference/source/fractions.mjs?raw';
import limits from '../../reference/source/limits.mjs?raw';
import occasions from '../../reference/source/occasions.mjs?raw';
import reasons from '../../reference/source/reasons.mjs?raw';
import relations from '../../reference/source/relations.mjs?raw';
import sharing from '../../reference/source/sharing.mjs?raw';
import shifting from '../../reference/source/shifting.mjs?raw';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import { joinModules } from './join-modules';

/** The parts of the reference evaluator, each behind those it uses. */
const PARTS = [
  { name: 'fractions', text: fractions },
  { name: 'days', text: days },
  { name: 'facts', text: facts },
  { name: 'expressions', text: expressions },
  { name: 'amounts', text: amounts },
  { name: 'occasions', text: occasions },
  { name: 'claims', text: claims },
  { name: 'sharing', text: sharing },
  { name: 'shifting', text: shifting },
  { name: 'limits', text: limits },
  { name: 'relations', text: relations },
  { name: 'exclusions', text: exclusions },
  { name: 'reasons', text: reasons },
  { name: 'evaluate', text: evaluate },
];

const HEADING = `// The reference evaluator of Cuoshi rule bundles, format version 1. One ES module without dependencies, for Node 18 or
// later and for browsers. It reads rules/plan.json and vocabulary/vocabulary.json and nothing else, and calculates with
// BigInt: no amount is ever a floating-point number. What it computes is described in docs/evaluation-model.md of
// Cuoshi; vectors/boundary.json holds its results, conformance.mjs replays them.
`;

/** The reference evaluator as one readable module, and the program that replays the vectors with it. */
export const referenceFiles: readonly BundleEntry[] = [
  { path: 'reference/conformance.mjs', bytes: encodeUtf8(conformance) },
  { path: 'reference/evaluate.mjs', bytes: encodeUtf8(joinModules(HEADING, PARTS)) },
];
