import type { Gate } from '../gate.ts';
import { deniedVulnerability } from './vulnerabilities/denied.ts';
import { staleFeedData, vulnerabilityDataUnavailable } from './vulnerabilities/feeds.ts';
import { vulnerablePackage } from './vulnerabilities/package.ts';

export const vulnerabilities: Gate = {
  name: 'vulnerabilities',
  description: 'Known vulnerabilities of the packages, and how good the data on them is.',
  triggers: [vulnerablePackage, deniedVulnerability, staleFeedData, vulnerabilityDataUnavailable],
};
