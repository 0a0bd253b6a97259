import type { FeedState } from '../../model/advisory.ts';
import type { Content } from './content.ts';
import type { Dictionary } from './packing.ts';

/** Where a feed came from and when, as whoever fetched it says. */
export type FeedOrigin = Pick<FeedState, 'id' | 'source' | 'fetched' | 'digest'>;

/** A feed while it is written: what its tables share. */
export interface FeedDraft {
  readonly key: number;
  readonly id: string;
  readonly content: Content;
  /** Made once there are records enough. */
  dictionary: Dictionary;
}
