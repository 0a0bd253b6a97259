/** Layer and row in one number: 24 bits of row are more than `maxEntries` ever allows. */
export type Ref = number;
const ROWS = 2 ** 24;
export const refOf = (layer: number, row: number): Ref => layer * ROWS + row;
export const layerOf = (ref: Ref): number => Math.floor(ref / ROWS);
export const rowOf = (ref: Ref): number => ref % ROWS;
