import type { Gate } from '../gate.ts';
import { deniedPackage } from './packages/denied.ts';
import { requiredPackage } from './packages/required.ts';
import { verifiedPackages } from './packages/verify.ts';

export const packages: Gate = {
  name: 'packages',
  description: 'Which packages there are, and whether their files are as the package database has them.',
  triggers: [requiredPackage, verifiedPackages, deniedPackage],
};
