import type { ImageAnalysis } from '../model/analysis.ts';
import type { Explanation } from '../model/explanation.ts';
import type { ReportView } from './format.ts';

/** What `kedge why` and `kedge why-not` answer. */
export interface Answer {
  readonly question: 'why' | 'why-not';
  /** With its vulnerabilities. */
  readonly analysis: ImageAnalysis;
  readonly explanation: Explanation;
}

/** Turns an answer into the text of one format. Pure: the same answer gives the same bytes. */
export interface ExplanationFormat {
  /** What `-o` takes. */
  readonly id: string;
  readonly mediaType: string;
  /** One line for the help text. */
  readonly summary: string;
  write(answer: Answer, view: ReportView): Iterable<string>;
}
