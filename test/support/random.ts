export interface Random {
  below(limit: number): number;
  pick(choices: readonly string[]): string;
}

/** The same numbers in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function randomOf(seed: number): Random {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, pick: (choices) => choices[below(choices.length)] ?? '' };
}
