/** What the search for secrets finds in one file. Cached, so it holds no value. */
export type SecretMatch = {
  readonly rule: string;
  /**
   * Both begin at 1; columns count bytes. Of the value: in base64 of what stands for it, in UTF-16 of the text as UTF-8
   * without its byte order mark.
   */
  readonly line: number;
  readonly column: number;
  /** Bytes of the value. */
  readonly length: number;
  /** See `Secret.preview`. */
  readonly preview: string;
  /** See `Secret.fingerprint`. */
  readonly fingerprint: string;
  /** Within an archive; see `SecretPlace`. */
  readonly member?: string;
  readonly encoding?: 'base64' | 'utf-16';
  /** What the value and its surroundings tell; what the path tells is added later. */
  readonly doubts?: readonly string[];
  /** Set by a mark on its line. */
  readonly inline?: true;
};
