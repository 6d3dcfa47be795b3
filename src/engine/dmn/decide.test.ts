import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { decide } from './decide.ts';
import { readModel } from './read.ts';

const table = (attributes: string, rules: [string, string][], outputValues = '') => `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m"><decision id="d" name="d">
<decisionTable ${attributes}><input><inputExpression><text>x</text></inputExpression></input><output name="y">${outputValues ? `<outputValues><text>${outputValues}</text></outputValues>` : ''}</output>
${rules.map(([test, out], i) => `<rule id="r${i + 1}"><inputEntry><text>${test}</text></inputEntry><outputEntry><text>${out}</text></outputEntry><annotationEntry><text>Art. ${i + 1}</text></annotationEntry></rule>`).join('')}
</decisionTable></decision></definitions>`;
const answer = (xml: string, x: unknown) => decide(must(readModel(xml)), 'd', { x });
const overlapping: [string, string][] = [
  ['&gt; 1', '10'],
  ['&gt; 2', '30'],
  ['&gt; 3', '20'],
];

describe('hit policies', () => {
  it('UNIQUE answers with the one rule and refuses several', () => {
    expect(answer(table('hitPolicy="UNIQUE"', overlapping), 2)).toBe(10);
    const several = answer(table('', overlapping), 5);
    expect(isRefusal(several) && several.params['detail']).toContain('r1, r2, r3');
  });
  it('FIRST, RULE ORDER, COLLECT and its aggregations', () => {
    expect(answer(table('hitPolicy="FIRST"', overlapping), 5)).toBe(10);
    expect(answer(table('hitPolicy="RULE ORDER"', overlapping), 5)).toEqual([10, 30, 20]);
    expect(answer(table('hitPolicy="COLLECT"', overlapping), 3)).toEqual([10, 30]);
    const aggregated = { SUM: 60, MIN: 10, MAX: 30, COUNT: 3 };
    for (const [aggregation, expected] of Object.entries(aggregated))
      expect(answer(table(`hitPolicy="COLLECT" aggregation="${aggregation}"`, overlapping), 5)).toBe(expected);
  });
  it('PRIORITY and OUTPUT ORDER go by the list of output values', () => {
    expect(answer(table('hitPolicy="PRIORITY"', overlapping, '20, 10, 30'), 5)).toBe(20);
    expect(answer(table('hitPolicy="OUTPUT ORDER"', overlapping, '20, 10, 30'), 5)).toEqual([20, 10, 30]);
  });
  it('ANY accepts equal answers and refuses different ones', () => {
    expect(
      answer(
        table('hitPolicy="ANY"', [
          ['-', '1'],
          ['&gt; 1', '1'],
        ]),
        5,
      ),
    ).toBe(1);
    expect(isRefusal(answer(table('hitPolicy="ANY"', overlapping), 5))).toBe(true);
  });
  it('answers null when nothing matches', () => {
    expect(answer(table('', overlapping), 0)).toBe(null);
  });
});

describe('models', () => {
  it('feeds required decisions and contexts', () => {
    const model = must(
      readModel(`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"><inputData id="i" name="Floor Area"/>
      <decision id="base" name="Base Fee"><literalExpression><text>Floor Area * 2</text></literalExpression></decision>
      <decision id="fee" name="Fee"><informationRequirement><requiredDecision href="#base"/></informationRequirement>
      <context><contextEntry><variable name="extra"/><literalExpression><text>5</text></literalExpression></contextEntry>
      <contextEntry><literalExpression><text>Base Fee + extra</text></literalExpression></contextEntry></context></decision></definitions>`),
    );
    expect(decide(model, 'fee', { 'Floor Area': 10 })).toBe(25);
  });
  it('tells which rule matched, with its law', () => {
    const laws: (string | undefined)[] = [];
    decide(must(readModel(table('hitPolicy="FIRST"', overlapping))), 'd', { x: 5 }, (_, rule) => laws.push(rule.law));
    expect(laws).toEqual(['Art. 1']);
  });
  const refused = (xml: string) => {
    const outcome = readModel(xml);
    return isRefusal(outcome) ? `${outcome.code} ${JSON.stringify(outcome.params)}` : 'accepted';
  };
  it('refuses an expression that reads the clock', () => {
    const literal = (text: string) =>
      refused(
        `<definitions><decision id="d"><literalExpression><text>${text}</text></literalExpression></decision></definitions>`,
      );
    expect(literal('today() &gt; x')).toMatch(/feel-invalid.*passed in/);
    expect(literal('"today() is fine"')).toBe('accepted');
  });
  it('refuses broken models and says where', () => {
    expect(refused('<definitions>\n<decision id="d">\n</wrong></definitions>')).toMatch(/dmn-malformed.*line 3/);
    expect(
      refused(
        '<definitions><decision id="d"><literalExpression><text>1 +</text></literalExpression></decision></definitions>',
      ),
    ).toMatch(/feel-invalid/);
    expect(refused('<definitions><decision id="d"><oracle id="r"/></decision></definitions>')).toMatch(
      /dmn-invalid.*oracle/,
    );
    expect(refused(table('hitPolicy="SOMETIMES"', overlapping))).toMatch(/no hit policy SOMETIMES/);
    expect(refused(table('', [['&gt; 1 +', '1']]))).toMatch(/feel-invalid.*rule «r1»/);
    expect(
      refused(
        '<definitions><decision id="a"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>1</text></literalExpression></decision></definitions>',
      ),
    ).toMatch(/requires itself/);
  });
});
