import type { SecretRule } from '../secret-rule.ts';
import { aiModels } from './ai-models.ts';
import { aiModelsByName } from './ai-models-by-name.ts';
import { aiTools } from './ai-tools.ts';
import { aiToolsByName } from './ai-tools-by-name.ts';
import { alerting } from './alerting.ts';
import { applicationKeys } from './application-keys.ts';
import { ciHosted } from './ci-hosted.ts';
import { ciQuality } from './ci-quality.ts';
import { ciServers } from './ci-servers.ts';
import { ciTesting } from './ci-testing.ts';
import { cloudAws } from './cloud-aws.ts';
import { cloudAzure } from './cloud-azure.ts';
import { cloudAzureAccess } from './cloud-azure-access.ts';
import { cloudDatabases } from './cloud-databases.ts';
import { cloudGoogle } from './cloud-google.ts';
import { cloudHosts } from './cloud-hosts.ts';
import { cloudPlatforms } from './cloud-platforms.ts';
import { cloudRegional } from './cloud-regional.ts';
import { collaboration } from './collaboration.ts';
import { commands } from './commands.ts';
import { commerce } from './commerce.ts';
import { configValues } from './config-values.ts';
import { connectionStrings } from './connection-strings.ts';
import { credentialFiles } from './credential-files.ts';
import { databases } from './databases.ts';
import { forges } from './forges.ts';
import { forgesGithub } from './forges-github.ts';
import { forgesGitlab } from './forges-gitlab.ts';
import { genericValues } from './generic-values.ts';
import { hashicorp } from './hashicorp.ts';
import { infrastructure } from './infrastructure.ts';
import { keyFiles } from './key-files.ts';
import { mail } from './mail.ts';
import { messaging } from './messaging.ts';
import { observability } from './observability.ts';
import { passwordHashes } from './password-hashes.ts';
import { payment } from './payment.ts';
import { privateKeys } from './private-keys.ts';
import { registries } from './registries.ts';
import { registriesArtifact } from './registries-artifact.ts';
import { services } from './services.ts';
import { social } from './social.ts';
import { tokens } from './tokens.ts';
import { webhooks } from './webhooks.ts';

/** Every built-in rule, by family. A new one is an entry in its family's file, with samples. */
export const builtInRules: readonly SecretRule[] = [
  ...aiModels,
  ...aiModelsByName,
  ...aiTools,
  ...aiToolsByName,
  ...alerting,
  ...applicationKeys,
  ...ciHosted,
  ...ciQuality,
  ...ciServers,
  ...ciTesting,
  ...cloudAws,
  ...cloudAzure,
  ...cloudAzureAccess,
  ...cloudDatabases,
  ...cloudGoogle,
  ...cloudHosts,
  ...cloudPlatforms,
  ...cloudRegional,
  ...collaboration,
  ...commerce,
  ...commands,
  ...connectionStrings,
  ...credentialFiles,
  ...databases,
  ...forges,
  ...forgesGithub,
  ...forgesGitlab,
  ...genericValues,
  ...hashicorp,
  ...infrastructure,
  ...keyFiles,
  ...mail,
  ...messaging,
  ...observability,
  ...passwordHashes,
  ...payment,
  ...privateKeys,
  ...registries,
  ...registriesArtifact,
  ...services,
  ...social,
  ...tokens,
  ...webhooks,
];

/** Rules for the image's config alone, beside the others. */
export const configRules: readonly SecretRule[] = configValues;
