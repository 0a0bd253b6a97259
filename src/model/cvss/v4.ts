import { macroVectorScore } from './v4-scores.ts';
import { type BaseMetrics, type Metrics, parseMetrics, weigh } from './vector.ts';

/*
 * Vectors fall into classes ("macro vectors") by five equivalence classes of their metrics. A vector's score is that
 * of its class, less what it lies below the worst vectors of the class.
 * https://www.first.org/cvss/v4-0/specification-document#CVSS-v4-0-Scoring
 * Of the base group alone: an exploit is taken to exist (EQ5 is 0), and the requirements to be high.
 */

/** Steps of severity below the worst value. */
const base: BaseMetrics = {
  AV: { N: 0, A: 1, L: 2, P: 3 },
  AC: { L: 0, H: 1 },
  AT: { N: 0, P: 1 },
  PR: { N: 0, L: 1, H: 2 },
  UI: { N: 0, P: 1, A: 2 },
  VC: { H: 0, L: 1, N: 2 },
  VI: { H: 0, L: 1, N: 2 },
  VA: { H: 0, L: 1, N: 2 },
  SC: { H: 0, L: 1, N: 2 },
  SI: { H: 0, L: 1, N: 2 },
  SA: { H: 0, L: 1, N: 2 },
};

/** One class: what it is called in the table, and how far the vector lies below the worst of it. */
interface Place {
  readonly level: string;
  /** The classes one step below, of which the worst counts; none at the end. */
  readonly below: readonly string[];
  readonly steps: number;
  /** Steps from the worst to the least severe vector of the class. */
  readonly depth: number;
}

export function scoreV4(vector: string): number | undefined {
  const prefix = 'CVSS:4.0/';
  const metrics = vector.startsWith(prefix) ? parseMetrics(vector.slice(prefix.length), base) : undefined;
  return metrics && baseScore(metrics);
}

function baseScore(metrics: Metrics): number {
  if (['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].every((name) => metrics.get(name) === 'N')) return 0;
  const places = [
    exploitability(metrics),
    complexity(metrics),
    vulnerableImpact(metrics),
    subsequentImpact(metrics),
  ];
  const levels = places.map(({ level }) => level);
  const top = macroVectorScore(levels) ?? 0;
  // One for EQ5, which has a class below but no distance to it.
  let classes = 1;
  let distance = 0;
  for (const [at, { below, steps, depth }] of places.entries()) {
    const scores = below.flatMap((level) => macroVectorScore(levels.with(at, level)) ?? []);
    if (scores.length === 0) continue;
    classes += 1;
    distance += ((top - Math.max(...scores)) * steps) / depth;
  }
  const score = Math.min(Math.max(top - distance / classes, 0), 10);
  return Math.round((score + 1e-6) * 10) / 10;
}

/** EQ1. */
function exploitability(metrics: Metrics): Place {
  const names = ['AV', 'PR', 'UI'];
  const worst = names.filter((name) => metrics.get(name) === 'N').length;
  if (worst === 3) return { level: '0', below: ['1'], steps: 0, depth: 1 };
  if (worst > 0 && metrics.get('AV') !== 'P') {
    return {
      level: '1',
      below: ['2'],
      steps: steps(metrics, names, [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
      depth: 4,
    };
  }
  return {
    level: '2',
    below: [],
    steps: steps(metrics, names, [
      [3, 0, 0],
      [1, 1, 1],
    ]),
    depth: 5,
  };
}

/** EQ2. */
function complexity(metrics: Metrics): Place {
  const names = ['AC', 'AT'];
  if (metrics.get('AC') === 'L' && metrics.get('AT') === 'N') {
    return { level: '0', below: ['1'], steps: 0, depth: 1 };
  }
  return {
    level: '1',
    below: [],
    steps: steps(metrics, names, [
      [1, 0],
      [0, 1],
    ]),
    depth: 2,
  };
}

/** EQ3 and EQ6 together: with high requirements EQ6 is 0 once anything is lost wholly. */
function vulnerableImpact(metrics: Metrics): Place {
  const names = ['VC', 'VI', 'VA'];
  const high = (name: string): boolean => metrics.get(name) === 'H';
  if (high('VC') && high('VI')) {
    return { level: '00', below: ['01', '10'], steps: steps(metrics, names, [[0, 0, 0]]), depth: 7 };
  }
  if (names.some(high)) {
    return {
      level: '10',
      below: ['11'],
      steps: steps(metrics, names, [
        [1, 0, 0],
        [0, 1, 0],
      ]),
      depth: 8,
    };
  }
  return { level: '21', below: [], steps: steps(metrics, names, [[1, 1, 1]]), depth: 10 };
}

/** EQ4, whose worst class only metrics of the environment reach. */
function subsequentImpact(metrics: Metrics): Place {
  const names = ['SC', 'SI', 'SA'];
  if (names.some((name) => metrics.get(name) === 'H')) {
    return { level: '1', below: ['2'], steps: steps(metrics, names, [[0, 0, 0]]), depth: 5 };
  }
  return { level: '2', below: [], steps: steps(metrics, names, [[1, 1, 1]]), depth: 4 };
}

/** Steps below the first of the worst vectors that is nowhere less severe. */
function steps(metrics: Metrics, names: readonly string[], worst: readonly (readonly number[])[]): number {
  for (const start of worst) {
    const distances = names.map((name, at) => weigh(metrics, base, name) - (start[at] ?? 0));
    if (distances.every((distance) => distance >= 0))
      return distances.reduce((sum, distance) => sum + distance, 0);
  }
  return 0;
}
