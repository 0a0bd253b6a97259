/**
 * Scores of the macro vectors that base metrics reach, or that lie one step below: by EQ1 and EQ2 the row, by EQ3 with
 * EQ6 and by EQ4 the column. https://www.first.org/cvss/v4-0/cvss-v40-specification.pdf and FIRST's calculator.
 */
const columns = ['001', '002', '011', '012', '101', '102', '111', '112', '211', '212'];
const rows: Readonly<Record<string, readonly number[]>> = {
  '00': [10, 9.3, 9.6, 9, 9.3, 8.8, 9.2, 8, 7.9, 6.9],
  '01': [9.5, 9.2, 9.1, 8.1, 9.2, 8.4, 8.2, 7, 7.1, 6.3],
  '10': [9.4, 8.7, 8.9, 7.5, 8.6, 7.2, 7.6, 5.7, 6.5, 5.3],
  '11': [9, 7.7, 7.7, 6.6, 7.4, 6.1, 5.9, 5.2, 5.8, 2.3],
  '20': [8.6, 7, 7.4, 5.4, 7.2, 5.3, 5.7, 3.6, 4.7, 2.4],
  '21': [7.3, 5.4, 5.5, 4.3, 6.1, 4.6, 5.1, 1.8, 2.4, 1],
};

/** `levels` of EQ1, EQ2, EQ3 with EQ6, EQ4; undefined when there is no such class. */
export function macroVectorScore([eq1 = '', eq2 = '', eq3and6 = '', eq4 = '']: readonly string[]):
  | number
  | undefined {
  return rows[eq1 + eq2]?.[columns.indexOf(eq3and6 + eq4)];
}
