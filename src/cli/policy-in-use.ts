import { compact } from '../core/compact.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { PolicyEvaluation, PolicyProblem } from '../model/policy.ts';
import { parseReference, type Reference } from '../model/reference.ts';
import type { Bundle } from '../policy/bundle.ts';
import { defaultBundle } from '../policy/default-bundle.ts';
import { evaluate } from '../policy/evaluate.ts';
import type { RelatedImages } from '../policy/facts.ts';
import { readBundle } from '../policy/read-bundle.ts';
import type { Advisories } from './advisories.ts';
import type { Invocation } from './command.ts';
import { text } from './flags.ts';
import { readText } from './read-text.ts';
import { judged } from './report-image.ts';
import type { Session } from './session.ts';
import { analyzeSubject } from './subject.ts';

/** A policy bundle with everything a verdict depends on but the image. */
export interface PolicyInUse {
  readonly bundle: Bundle;
  /** Whether some rule asks for vulnerabilities. */
  readonly needsAdvisories: boolean;
  judge(analysis: ImageAnalysis, advisories: Advisories | undefined): PolicyEvaluation;
}

/** As `--policy` takes it, for the bundle that comes with kedge. */
export const defaultPolicy = 'default';
export const maxBundleBytes = 64 * 1024 * 1024;

/** Reads the bundle, and the other images that the flags name. Throws POLICY_INVALID with all that is wrong in it. */
export async function policyInUse(
  session: Session,
  invocation: Invocation,
  file: string,
): Promise<PolicyInUse> {
  const bundle = await readPolicy(file);
  const at = timeOf(session, invocation);
  const named = text(invocation.options, 'tag');
  const related = await relatedImages(session, invocation);
  return {
    bundle,
    needsAdvisories: needsAdvisories(bundle),
    judge(analysis, advisories) {
      const { reference, problems } = nameOf(analysis, named);
      const withAdvisories = mapRelated(related, (image) =>
        image.vulnerabilities === undefined ? judged(image, advisories) : image,
      );
      const verdict = evaluate(bundle, { analysis, reference, at, related: withAdvisories });
      return {
        ...verdict,
        bundle: { ...verdict.bundle, raw: bundle.raw },
        problems: [...verdict.problems, ...problems, ...packagesAlone(analysis)],
      };
    },
  };
}

export async function readPolicy(file: string): Promise<Bundle> {
  if (file === defaultPolicy) return defaultBundle();
  return readBundle(await readText(file, maxBundleBytes), file);
}

function needsAdvisories({ policies }: Bundle): boolean {
  return Array.from(policies.values()).some(({ rules }) =>
    rules.some(({ trigger }) => trigger.needsAdvisories),
  );
}

function timeOf({ host }: Session, { options }: Invocation): number {
  const at = options['at'];
  if (at instanceof Date) return at.getTime();
  const epoch = host.env['SOURCE_DATE_EPOCH'] ?? '';
  return /^\d{1,12}$/.test(epoch) ? Number(epoch) * 1000 : Date.now();
}

async function relatedImages(session: Session, invocation: Invocation): Promise<RelatedImages> {
  const read = async (flag: string): Promise<ImageAnalysis | undefined> => {
    const location = text(invocation.options, flag);
    if (location === undefined) return undefined;
    return await analyzeSubject(session, { ...invocation, args: [location] });
  };
  const source = text(invocation.options, 'sourceSbom');
  return compact({
    baseline: await read('baseline'),
    base: await read('base'),
    source:
      source === undefined
        ? undefined
        : await analyzeSubject(session, { ...invocation, args: [`sbom:${source}`] }),
  });
}

function mapRelated(
  { baseline, base, source }: RelatedImages,
  change: (image: ImageAnalysis) => ImageAnalysis,
): RelatedImages {
  const changed = (image: ImageAnalysis | undefined) => image && change(image);
  return compact({ baseline: changed(baseline), base: changed(base), source: changed(source) });
}

/** What an SBOM does not tell, no rule can find. */
function packagesAlone({ files, image }: ImageAnalysis): readonly PolicyProblem[] {
  if (files.count > 0 || image.layers.length > 0) return [];
  const message =
    'Only packages are known of the image: rules that look at files, metadata, secrets or the Dockerfile had nothing to look at';
  return [{ severity: 'warning', message }];
}

interface Named {
  readonly reference: Reference;
  readonly problems: readonly PolicyProblem[];
}

/** The name the user gave, else the image's first, else the one it was asked for by. */
function nameOf({ image }: ImageAnalysis, named: string | undefined): Named {
  if (named !== undefined) return { reference: parseReference(named), problems: [] };
  for (const written of [image.tags[0], /^(?:registry|docker|podman):(.*)/s.exec(image.location)?.[1]]) {
    const reference = referenceIn(written);
    if (reference !== undefined) return { reference, problems: [] };
  }
  const unnamed = 'localhost/unnamed:latest';
  const message = `The image has no name and was judged as ${unnamed}; --tag gives it one`;
  return { reference: parseReference(unnamed), problems: [{ severity: 'warning', message }] };
}

/** Tags in archives are whatever someone wrote there. */
function referenceIn(written: string | undefined): Reference | undefined {
  if (written === undefined) return undefined;
  try {
    return parseReference(written);
  } catch {
    return undefined;
  }
}
