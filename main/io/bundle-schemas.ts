import changelogSchema from '../../schemas/bundle/v1/changelog.schema.json';
import coverageSchema from '../../schemas/bundle/v1/coverage.schema.json';
import examplesSchema from '../../schemas/bundle/v1/examples.schema.json';
import impactSchema from '../../schemas/bundle/v1/impact.schema.json';
import manifestSchema from '../../schemas/bundle/v1/manifest.schema.json';
import planSchema from '../../schemas/bundle/v1/plan.schema.json';
import readingsSchema from '../../schemas/bundle/v1/readings.schema.json';
import signatureSchema from '../../schemas/bundle/v1/signature.schema.json';
import signoffsSchema from '../../schemas/bundle/v1/signoffs.schema.json';
import policySchema from '../../schemas/language/v1/policy.schema.json';
import vectorsSchema from '../../schemas/bundle/v1/vectors.schema.json';
import vocabularySchema from '../../schemas/bundle/v1/vocabulary.schema.json';
import type { NamedSchema } from '../../engine/bundle/build-bundle';

/** The schemas that travel in every bundle, so that whoever imports one can check it without us. */
export const bundleSchemas: readonly NamedSchema[] = [
  { name: 'changelog.schema.json', schema: changelogSchema },
  { name: 'coverage.schema.json', schema: coverageSchema },
  { name: 'examples.schema.json', schema: examplesSchema },
  { name: 'impact.schema.json', schema: impactSchema },
  { name: 'manifest.schema.json', schema: manifestSchema },
  { name: 'plan.schema.json', schema: planSchema },
  { name: 'policy.schema.json', schema: policySchema },
  { name: 'readings.schema.json', schema: readingsSchema },
  { name: 'signature.schema.json', schema: signatureSchema },
  { name: 'signoffs.schema.json', schema: signoffsSchema },
  { name: 'vectors.schema.json', schema: vectorsSchema },
  { name: 'vocabulary.schema.json', schema: vocabularySchema },
];
