import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LASTING } from '#engine/feel/frame.ts';
import { must } from '#kernel/outcome.ts';
import { decide } from './decide.ts';
import { readModel } from './read.ts';

const input = (text: string) => `<input><inputExpression><text>${text}</text></inputExpression></input>`;
const model = must(
  readModel(`<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m"><decision id="d" name="d">
<decisionTable hitPolicy="FIRST">${input('a')}${input('date(born) &lt; date(on)')}${input('some item in list satisfies item = step.found')}
<output name="y"/>
<rule id="r1"><inputEntry><text>&gt; 1</text></inputEntry><inputEntry><text>true</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"both"</text></outputEntry></rule>
<rule id="r2"><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>true</text></inputEntry><outputEntry><text>"found"</text></outputEntry></rule>
</decisionTable></decision></definitions>`),
);

it('says beside what lasts what it says of the same values alone, however they follow one another', () => {
  const days = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03', 'no day', undefined);
  const values = fc.record({
    a: fc.constantFrom(1, 2, null, Number.NaN),
    born: days,
    on: days,
    list: fc.constantFrom(['x'], ['y', 'x'], []),
    step: fc.option(fc.record({ found: fc.constantFrom('x', 'y', null) }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(values, { minLength: 2, maxLength: 8 }), (following) => {
      const lasting = {};
      for (const one of following)
        expect(decide(model, 'd', { ...one, [LASTING]: lasting })).toEqual(decide(model, 'd', one));
    }),
  );
});
