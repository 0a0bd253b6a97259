import { parseBoundedJson } from '../../core/bounded-json.ts';
import { KedgeError, reason } from '../../core/errors.ts';
import { isCsaf, readCsaf } from './csaf.ts';
import { isCycloneDx, readCycloneDx } from './cyclonedx.ts';
import { isOpenVex, readOpenVex } from './openvex.ts';
import type { VexDocument } from './statement.ts';
import { VexNode } from './vex-node.ts';

const remedy = 'Name a VEX document in JSON: OpenVEX, CSAF or CycloneDX.';

/** Reads a VEX document of any of the three formats. Throws CONFIG_INVALID with file and place of the first fault. */
export function readVex(text: string, file: string): VexDocument {
  const document = new VexNode(parse(text, file), file);
  if (isOpenVex(document)) return readOpenVex(document, file);
  if (isCsaf(document)) return readCsaf(document, file);
  if (isCycloneDx(document)) return readCycloneDx(document, file);
  throw new KedgeError('CONFIG_INVALID', `${file} is neither OpenVEX nor CSAF nor CycloneDX`, { remedy });
}

function parse(text: string, file: string): unknown {
  try {
    return parseBoundedJson(text, file);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const where = cause === undefined ? reason(error) : `${reason(error)}: ${reason(cause)}`;
    throw new KedgeError('CONFIG_INVALID', where, { remedy, cause: error });
  }
}
