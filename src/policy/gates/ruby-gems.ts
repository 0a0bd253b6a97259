import type { Gate } from '../gate.ts';
import { deniedPackageTrigger, feedTrigger, missingFeedTrigger } from '../registry-packages.ts';

const gem = { type: 'gem', title: 'Gem' } as const;

export const rubyGems: Gate = {
  name: 'ruby_gems',
  description: 'Ruby gems of the image.',
  triggers: [
    feedTrigger(gem, {
      name: 'newer_version_found_in_feed',
      description: 'Fires for a gem of which the feed knows a newer version.',
    }),
    feedTrigger(gem, {
      name: 'not_found_in_feed',
      description: 'Fires for a gem whose name the feed does not know.',
    }),
    feedTrigger(gem, {
      name: 'version_not_found_in_feed',
      description: 'Fires for a gem of a version that the feed does not know.',
    }),
    deniedPackageTrigger(gem, { name: 'blacklist', aliases: ['denylist'] }),
    missingFeedTrigger(gem),
  ],
};
