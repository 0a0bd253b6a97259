import { isLiteral } from './secret-template.ts';

/** The commonest pairs of letters in English, which make three fifths of its text and a tenth of random letters. */
const commonPairs = new Set(
  'th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le si ar ve ra ro ri io ic co me li la el ll ma ta ne om ec ce ch ac us ss ut pa po pr lo ca so di em na mo tr ur un im ke ey ge ut id ad ex ct ns rs ts ot ap oc fi wi wo us ol il pe be ie ul or do no ho go od op os ow ot wa we ee oo fo if of ag am ir ia rt ow ab'.split(
    ' ',
  ),
);

/** How much of the pairs of letters are common ones; undefined where there are too few to tell. */
function wordiness(text: string): number | undefined {
  let pairs = 0;
  let common = 0;
  for (const [run] of text.toLowerCase().matchAll(/[a-z]{2,}/g)) {
    for (let at = 0; at + 1 < run.length; at += 1) {
      pairs += 1;
      if (commonPairs.has(run.slice(at, at + 2))) common += 1;
    }
  }
  return pairs >= 4 ? common / pairs : undefined;
}

const uuidOrDigest = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?:sha\d{1,3}|md5)[-:=].*)$/i;

/** Whether a machine made it by chance: no name, path, version, date or expression of a program, and no digest. */
export function looksRandom(value: string): boolean {
  const letters = value.replaceAll(/[^A-Za-z]/g, '').length;
  const digits = value.replaceAll(/\D/g, '').length;
  if (!isLiteral(value) || uuidOrDigest.test(value) || digits < 1 || letters < 2) return false;
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 20 && letters >= value.length / 8;
  if (
    /^[\w$]*(?:\.[A-Za-z_$][\w$]*)+$|^\.{0,2}\/|:\/\/|^\d+(?:[.-]\d+){2}|(?:[._/-][A-Za-z]{3,}){2}/.test(
      value,
    )
  )
    return false;
  if (/^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+|\d+)(?:[_.-](?:[a-z]+|[A-Z]+|[A-Z][a-z]+|\d+))+$/.test(value))
    return false;
  return (wordiness(value) ?? 0) < (digits > 1 ? 0.38 : 0.15);
}

/** Whether somebody may have chosen it as a password: not a name of a program's, a path or a sentence. */
export function looksLikePassword(value: string): boolean {
  if (!isLiteral(value) || uuidOrDigest.test(value)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^0-9A-Za-z]/].filter((kind) => kind.test(value)).length;
  const digits = value.replaceAll(/\D/g, '').length;
  if (digits === 0 || !/[A-Za-z]/.test(value) || (kinds < 3 && digits < 2)) return false;
  if (/[()[\]<>\\]|\/[^/]*\/|^[$@&*.%/~-]|=>|::|->|\/\/|^\d+(?:px|em|rem|ms|s|%)?$/.test(value)) return false;
  if (/^\d+\/\w+$|^[A-Za-z]+(?:[._-](?:[A-Za-z]+|\d+))+$/.test(value)) return false;
  if (/^[A-Za-z_$][\w$]*(?:[.-][A-Za-z_$][\w$]*)+$/.test(value)) return false;
  // `field12` and `newPassword2` are names; `Summer2024` may be a password.
  const name = /^[A-Za-z_]+\d{0,3}(?:[A-Za-z_]\w*)?$/.test(value);
  const words = wordiness(value) ?? (name && kinds < 3 ? 1 : 0);
  return words < 0.38 || digits > (name ? 3 : 2);
}

/** As `looksLikePassword`, or letters alone whose cases follow no words: for what only a password follows. */
export function looksChosen(value: string): boolean {
  if (looksLikePassword(value)) return true;
  if (!/^[A-Za-z]{10,64}$/.test(value) || !isLiteral(value)) return false;
  const outsideWords = value.replaceAll(/[A-Z]?[a-z]{2,}/g, '').length;
  return /[a-z].*[A-Z]/.test(value) && outsideWords > 1 && (wordiness(value) ?? 1) < 0.38;
}
