import schema from '../../schemas/analysis.schema.json' with { type: 'json' };
import { parseBoundedJson } from '../core/bounded-json.ts';
import { KedgeError } from '../core/errors.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { type AnalysisDocument, toAnalysis } from '../report/analysis-document.ts';
import { documentKind } from './checked-document.ts';

/** Reads what `kedge scan -o json` wrote. Throws NOT_AN_ANALYSIS and FILE_MALFORMED; `name` says where the text comes from. */
export function readSavedAnalysis(text: string, name: string): ImageAnalysis {
  const kind = documentKind<AnalysisDocument>(schema);
  const value = parseBoundedJson(text, name);
  if (kind.isSound(value)) return toAnalysis(value);
  throw new KedgeError('NOT_AN_ANALYSIS', `${name} is not an analysis as kedge writes it`, {
    remedy: 'Write it with `kedge scan IMAGE -o json=FILE`; schemas/analysis.schema.json describes it.',
  });
}
