import type { Gate } from '../gate.ts';
import { deniedPackageTrigger, feedTrigger, missingFeedTrigger } from '../registry-packages.ts';

const npm = { type: 'npm', title: 'NPM' } as const;

export const npms: Gate = {
  name: 'npms',
  description: 'Node packages of the image.',
  triggers: [
    feedTrigger(npm, {
      name: 'newer_version_in_feed',
      description: 'Fires for a package of which the feed knows a newer version.',
    }),
    feedTrigger(npm, {
      name: 'unknown_in_feeds',
      description: 'Fires for a package whose name the feed does not know.',
    }),
    feedTrigger(npm, {
      name: 'version_not_in_feeds',
      description: 'Fires for a package of a version that the feed does not know.',
    }),
    deniedPackageTrigger(npm, { name: 'blacklisted_name_version', aliases: ['denylisted_name_version'] }),
    missingFeedTrigger(npm),
  ],
};
