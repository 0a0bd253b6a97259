export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}
