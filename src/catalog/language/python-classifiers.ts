/*
 * Licence classifiers, and the SPDX ids that say the same: https://peps.python.org/pep-0639/appendix-mapping-classifiers/
 */

/** Classifier → ids; one that ends in `-` means every id that begins so. Those not listed have no id of their own. */
const meanings: { readonly [classifier: string]: readonly string[] } = {
  'MIT License': ['MIT'],
  'MIT No Attribution License (MIT-0)': ['MIT-0'],
  'Apache Software License': ['Apache-'],
  'BSD License': ['BSD-', '0BSD'],
  'ISC License (ISCL)': ['ISC'],
  'Python Software Foundation License': ['PSF-', 'Python-', 'CNRI-Python'],
  'Mozilla Public License 1.0 (MPL)': ['MPL-1.0'],
  'Mozilla Public License 1.1 (MPL 1.1)': ['MPL-1.1'],
  'Mozilla Public License 2.0 (MPL 2.0)': ['MPL-2.0'],
  'GNU General Public License (GPL)': ['GPL-'],
  'GNU General Public License v2 (GPLv2)': ['GPL-2.0', 'GPL-2.0-only'],
  'GNU General Public License v2 or later (GPLv2+)': ['GPL-2.0+', 'GPL-2.0-or-later'],
  'GNU General Public License v3 (GPLv3)': ['GPL-3.0', 'GPL-3.0-only'],
  'GNU General Public License v3 or later (GPLv3+)': ['GPL-3.0+', 'GPL-3.0-or-later'],
  'GNU Library or Lesser General Public License (LGPL)': ['LGPL-'],
  'GNU Lesser General Public License v2 (LGPLv2)': ['LGPL-2.0', 'LGPL-2.0-only', 'LGPL-2.1', 'LGPL-2.1-only'],
  'GNU Lesser General Public License v2 or later (LGPLv2+)': [
    'LGPL-2.0+',
    'LGPL-2.0-or-later',
    'LGPL-2.1+',
    'LGPL-2.1-or-later',
  ],
  'GNU Lesser General Public License v3 (LGPLv3)': ['LGPL-3.0', 'LGPL-3.0-only'],
  'GNU Lesser General Public License v3 or later (LGPLv3+)': ['LGPL-3.0+', 'LGPL-3.0-or-later'],
  'GNU Affero General Public License v3': ['AGPL-3.0', 'AGPL-3.0-only'],
  'GNU Affero General Public License v3 or later (AGPLv3+)': ['AGPL-3.0+', 'AGPL-3.0-or-later'],
  'Boost Software License 1.0 (BSL-1.0)': ['BSL-1.0'],
  'Eclipse Public License 2.0 (EPL-2.0)': ['EPL-2.0'],
  'Historical Permission Notice and Disclaimer (HPND)': ['HPND'],
  'The Unlicense (Unlicense)': ['Unlicense'],
  'Universal Permissive License (UPL)': ['UPL-1.0'],
  'Zope Public License': ['ZPL-'],
  'zlib/libpng License': ['Zlib'],
};

/** Whether `expression` holds an SPDX id that says what the classifier says. */
export function saysTheSame(expression: string, classifier: string): boolean {
  const ids = Object.hasOwn(meanings, classifier) ? (meanings[classifier] ?? []) : [];
  const said = expression.toLowerCase().split(/[\s()]+/);
  return ids
    .map((id) => id.toLowerCase())
    .some((id) => said.some((part) => (id.endsWith('-') ? part.startsWith(id) : part === id)));
}
