import { archiveCases } from './archive-cases';
import { manifestCases } from './manifest-cases';
import { nameCases } from './name-cases';
import { signatureCases } from './signature-cases';
import type { TamperCase } from './tamper-case';

/** Every bundle that must pass or fail, with its code. */
export const tamperCases: readonly TamperCase[] = [...archiveCases, ...nameCases, ...manifestCases, ...signatureCases];
