/** The metrics of a vector by their short names: `AV` → `N`. */
export type Metrics = ReadonlyMap<string, string>;

/** For each metric of the base group its values, and what they count. */
export type BaseMetrics = { readonly [metric: string]: { readonly [value: string]: number } };

/**
 * The metrics of `text` without its `CVSS:…/` prefix; undefined when it is malformed, says a metric twice or leaves
 * one of the base group out. Metrics of other groups are passed over: they do not change the base score.
 */
export function parseMetrics(text: string, base: BaseMetrics): Metrics | undefined {
  const metrics = new Map<string, string>();
  for (const part of text.split('/')) {
    const [, name = '', value = ''] = /^([A-Za-z]{1,3}):([A-Za-z]{1,8})$/.exec(part) ?? [];
    if (name === '' || metrics.has(name)) return undefined;
    metrics.set(name, value);
  }
  const complete = Object.entries(base).every(([name, values]) =>
    Object.hasOwn(values, metrics.get(name) ?? ''),
  );
  return complete ? metrics : undefined;
}

/** What the value of one metric counts. */
export function weigh(metrics: Metrics, base: BaseMetrics, name: string): number {
  return base[name]?.[metrics.get(name) ?? ''] ?? 0;
}
