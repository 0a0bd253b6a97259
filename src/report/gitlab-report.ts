import { printable } from '../core/printable.ts';
import type { ImageAnalysis } from '../model/analysis.ts';

/** What all of GitLab's security reports have: https://docs.gitlab.com/development/integrations/secure/ */
export const gitlabVersion = '15.2.0';

export function gitlabSchema(kind: string): string {
  return `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${gitlabVersion}/dist/${kind}-report-format.json`;
}

export function gitlabScan({ name, version }: ImageAnalysis['tool'], type: string, epoch: number) {
  const time = new Date(epoch * 1000).toISOString().slice(0, 19);
  const scanner = { id: name, name, version, vendor: { name } };
  return { analyzer: scanner, scanner, type, status: 'success', start_time: time, end_time: time };
}

export function gitlabDetail(name: string, value: string) {
  return { name, type: 'text', value: printable(value) };
}
