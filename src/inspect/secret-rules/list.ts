import type { SecretRule } from '../secret-rule.ts';
import { alerting } from './alerting.ts';
import { collaboration } from './collaboration.ts';
import { commerce } from './commerce.ts';
import { mail } from './mail.ts';
import { messaging } from './messaging.ts';
import { observability } from './observability.ts';
import { payment } from './payment.ts';
import { services } from './services.ts';
import { social } from './social.ts';
import { webhooks } from './webhooks.ts';

/** Every built-in rule, by family. A new one is an entry in its family's file, with samples. */
export const builtInRules: readonly SecretRule[] = [
  ...alerting,
  ...collaboration,
  ...commerce,
  ...mail,
  ...messaging,
  ...observability,
  ...payment,
  ...services,
  ...social,
  ...webhooks,
];
