import { test } from 'node:test';
import { shortInstruction } from '../../src/report/instruction.ts';

const cases: readonly (readonly [createdBy: string, wanted: string])[] = [
  ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
  ['/bin/sh -c #(nop) ADD file:ab in / ', 'ADD file:ab in /'],
  ['/bin/sh -c apt-get update &&     apt-get install -y x', 'RUN apt-get update && apt-get install -y x'],
  ['RUN /bin/sh -c make # buildkit', 'RUN make'],
  ['COPY a b # buildkit', 'COPY a b'],
  ['|1 V=1 /bin/sh -c echo $V', 'RUN echo $V'],
  ['RUN |2 A=1 B=a b /bin/sh -c make # buildkit', 'RUN make'],
  ['|1 V=1 /bin/echo exec form', 'RUN /bin/echo exec form'],
  [`/bin/sh -c #(nop) ADD file:${'0123456789ab'.padEnd(64, 'c')} in / `, 'ADD file:0123456789ab… in /'],
  ['bazel build ...', 'bazel build ...'],
  ['', ''],
];

for (const [createdBy, wanted] of cases) {
  test(`${createdBy || 'nothing'} is shown as ${wanted || 'nothing'}`, (t) =>
    t.assert.equal(shortInstruction(createdBy), wanted));
}
