import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testUnary } from '#engine/feel/feel.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { answer, decide } from './decide.ts';
import { explain } from './explain.ts';
import { readModel } from './read.ts';
import { decideAll } from './stream.ts';

const table = (attributes: string, rules: [string, string][], outputValues = '') => `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="m"><decision id="d" name="d">
<decisionTable ${attributes}><input><inputExpression><text>x</text></inputExpression></input><output name="y">${outputValues ? `<outputValues><text>${outputValues}</text></outputValues>` : ''}</output>
${rules.map(([test, out], i) => `<rule id="r${i + 1}"><inputEntry><text>${test}</text></inputEntry><outputEntry><text>${out}</text></outputEntry><annotationEntry><text>Art. ${i + 1}</text></annotationEntry></rule>`).join('')}
</decisionTable></decision></definitions>`;
const answerOf = (xml: string, x: unknown) => decide(must(readModel(xml)), 'd', { x });
const overlapping: [string, string][] = [
  ['&gt; 1', '10'],
  ['&gt; 2', '30'],
  ['&gt; 3', '20'],
];

describe('hit policies', () => {
  it('UNIQUE answers with the one rule and refuses several', () => {
    expect(answerOf(table('hitPolicy="UNIQUE"', overlapping), 2)).toBe(10);
    const several = answerOf(table('', overlapping), 5);
    expect(isRefusal(several) && refusalText(several, 'en')).toContain('r1, r2, r3');
  });
  it('FIRST, RULE ORDER, COLLECT and its aggregations', () => {
    expect(answerOf(table('hitPolicy="FIRST"', overlapping), 5)).toBe(10);
    expect(answerOf(table('hitPolicy="RULE ORDER"', overlapping), 5)).toEqual([10, 30, 20]);
    expect(answerOf(table('hitPolicy="COLLECT"', overlapping), 3)).toEqual([10, 30]);
    const aggregated = { SUM: 60, MIN: 10, MAX: 30, COUNT: 3 };
    for (const [aggregation, expected] of Object.entries(aggregated))
      expect(answerOf(table(`hitPolicy="COLLECT" aggregation="${aggregation}"`, overlapping), 5)).toBe(expected);
  });
  it('PRIORITY and OUTPUT ORDER go by the list of output values', () => {
    expect(answerOf(table('hitPolicy="PRIORITY"', overlapping, '20, 10, 30'), 5)).toBe(20);
    expect(answerOf(table('hitPolicy="OUTPUT ORDER"', overlapping, '20, 10, 30'), 5)).toEqual([20, 10, 30]);
  });
  it('ANY accepts equal answers and refuses different ones', () => {
    expect(
      answerOf(
        table('hitPolicy="ANY"', [
          ['-', '1'],
          ['&gt; 1', '1'],
        ]),
        5,
      ),
    ).toBe(1);
    expect(isRefusal(answerOf(table('hitPolicy="ANY"', overlapping), 5))).toBe(true);
  });
  it('answers null when nothing matches', () => {
    expect(answerOf(table('', overlapping), 0)).toBe(null);
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
  it('gives null for what cannot be an item of a list of itself', () => {
    const model = must(
      readModel(
        '<definitions><itemDefinition name="t" isCollection="true"><typeRef>t</typeRef></itemDefinition><decision id="d" name="d"><variable typeRef="t" name="d"/><literalExpression><text>"a"</text></literalExpression></decision></definitions>',
      ),
    );
    expect(decide(model, 'd', {})).toBe(null);
  });
  it('tells which rule matched, with its law', () => {
    const laws: (string | undefined)[] = [];
    decide(must(readModel(table('hitPolicy="FIRST"', overlapping))), 'd', { x: 5 }, (_, rule) => laws.push(rule.law));
    expect(laws).toEqual(['Art. 1']);
  });
  const refused = (xml: string) => {
    const outcome = readModel(xml);
    return isRefusal(outcome) ? `${outcome.code} ${refusalText(outcome, 'en')}` : 'accepted';
  };
  it('refuses an expression that reads the clock', () => {
    const literal = (text: string) =>
      refused(
        `<definitions><decision id="d"><literalExpression><text>${text}</text></literalExpression></decision></definitions>`,
      );
    expect(literal('today() &gt; x')).toMatch(/feel-invalid.*passed in/);
    expect(literal('"today() is fine"')).toBe('accepted');
    const model = `<definitions><businessKnowledgeModel id="f" name="f"><encapsulatedLogic><literalExpression><text>now()</text></literalExpression></encapsulatedLogic></businessKnowledgeModel><decision id="d"><literalExpression><text>1</text></literalExpression></decision></definitions>`;
    expect(refused(model)).toMatch(/feel-invalid.*passed in/);
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
    expect(refused(table('', [['&gt; 1 +', '1']]))).toMatch(/feel-invalid.*rule “r1”/);
    expect(
      refused(
        '<definitions><decision id="a"><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>1</text></literalExpression></decision></definitions>',
      ),
    ).toMatch(/requires itself/);
  });
});

describe('a table of literals', () => {
  const cell = fc.oneof(
    fc.constant('-'),
    fc.integer({ min: -5, max: 15 }).map(String),
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '!='), fc.integer({ min: -5, max: 15 }))
      .map(([sign, n]) => `${sign} ${n}`),
    fc
      .tuple(
        fc.constantFrom('[', '('),
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: 6, max: 15 }),
        fc.constantFrom(']', ')'),
      )
      .map(([open, a, b, close]) => `${open}${a}..${b}.5${close}`),
    fc
      .array(fc.constantFrom('"a"', '"b"', '3', '7.25', 'true', 'null'), { minLength: 1, maxLength: 3 })
      .map((list) => list.join(', ')),
    fc.constantFrom('not(3)', 'not("a", > 7)', 'not([0..9])'),
    // Not a literal: the column has to be asked.
    fc.constantFrom('limit', '? > limit'),
  );
  const value = fc.oneof(
    fc.integer({ min: -6, max: 17 }),
    fc.constantFrom(0.5, 7.25, 15.5, 'a', 'c', true, false, null, Number.MAX_SAFE_INTEGER),
  );
  it('is looked up as each of its cells is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 70 }), value, value, (cells, x, z) => {
        const inXml = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        const rules = cells
          .map(
            ([a, b], i) =>
              `<rule id="r${i}"><inputEntry><text>${inXml(a)}</text></inputEntry><inputEntry><text>${inXml(b)}</text></inputEntry><outputEntry><text>${i}</text></outputEntry></rule>`,
          )
          .join('');
        const xml = `<definitions><decision id="d"><decisionTable hitPolicy="RULE ORDER"><input><inputExpression><text>x</text></inputExpression></input><input><inputExpression><text>z</text></inputExpression></input><output name="y"/>${rules}</decisionTable></decision></definitions>`;
        const given = { x, z, limit: 7 };
        const asked = cells.flatMap(([a, b], i) => (testUnary(a, x, given) && testUnary(b, z, given) ? [i] : []));
        expect(decide(must(readModel(xml)), 'd', given)).toEqual(asked.length ? asked : null);
      }),
      { numRuns: 300 },
    );
  });
});

describe('knowledge, services and types', () => {
  const model = (body: string) =>
    must(
      readModel(
        `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="n" name="m">${body}</definitions>`,
      ),
    );
  const literal = (text: string) => `<literalExpression><text>${text}</text></literalExpression>`;
  it('call functions that call themselves, by names with spaces', () => {
    const made =
      model(`<businessKnowledgeModel id="f" name="số giai thừa"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${literal('if n = 0 then 1 else n * số giai thừa(n - 1)')}</encapsulatedLogic></businessKnowledgeModel>
      <decision id="d" name="d"><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>${literal('số giai thừa(20)')}</decision>`);
    expect(answer(made, 'd', {}).value).toBe(2432902008176640000);
  });
  it('decide by a service as if its inputs were given', () => {
    const made = model(`<inputData id="i" name="i"/><decision id="in" name="base">${literal('1')}</decision>
      <decision id="out" name="out"><informationRequirement><requiredDecision href="#in"/></informationRequirement><informationRequirement><requiredInput href="#i"/></informationRequirement>${literal('base + i')}</decision>
      <decisionService id="s" name="s"><outputDecision href="#out"/><inputDecision href="#in"/><inputData href="#i"/></decisionService>`);
    expect(answer(made, 'out', { base: 40, i: 2 }, { service: 's' }).value).toBe(42);
    expect(answer(made, 'out', { i: 2 }).value).toBe(3);
  });
  it('give null for what a type does not allow, and say so', () => {
    const made =
      model(`<itemDefinition name="tShare"><typeRef>number</typeRef><allowedValues><text>[0..100]</text></allowedValues></itemDefinition><inputData id="i" name="share"><variable name="share" typeRef="tShare"/></inputData>
      <decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement>${literal('share')}</decision>`);
    expect(answer(made, 'd', { share: 100 })).toEqual({ value: 100, errors: [] });
    expect(answer(made, 'd', { share: 101 })).toEqual({ value: null, errors: ['share is 101, not of tShare'] });
    expect(answer(made, 'd', { share: [7] }).value).toBe(7);
  });
  it('read dates, times and durations that come as texts, as JSON has them, by the type of the input', () => {
    const typed = (type: string) =>
      model(`<itemDefinition name="tPeople" isCollection="true"><itemComponent name="born"><typeRef>date</typeRef></itemComponent></itemDefinition>
        <inputData id="i" name="x"><variable name="x" typeRef="${type}"/></inputData>
        <decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement>${literal(type === 'tPeople' ? 'x[1].born.year' : 'string(x)')}</decision>`);
    const said = (type: string, x: unknown) => answer(typed(type), 'd', { x });
    expect(said('date', '2008-02-29').value).toBe('2008-02-29');
    expect(said('date', '1000-01-01').value).toBe('1000-01-01');
    expect(said('time', '10:30:00').value).toBe('10:30:00');
    expect(said('date and time', '2026-03-01T10:30:00').value).toBe('2026-03-01T10:30:00');
    expect(said('days and time duration', 'P2D').value).toBe('P2D');
    expect(said('years and months duration', 'P1Y2M').value).toBe('P1Y2M');
    expect(said('tPeople', [{ born: '2008-02-29' }]).value).toBe(2008);
    expect(said('string', '2008-02-29')).toEqual({ value: '2008-02-29', errors: [] });
    // No text of another kind, and no day that is none, is taken for one.
    for (const [type, x] of [
      ['date', '29/02/2008'],
      ['date', '2007-02-29'],
      // Of no year that papers speak of, however it is padded.
      ['date', '0008-02-29'],
      ['date', '0999-12-31'],
      ['date', '-0044-03-15'],
      ['date and time', '0026-03-01T10:30:00'],
      ['number', '5'],
    ])
      expect(said(type, x).errors[0]).toBe(`x is "${x}", not of ${type}`);
    expect(said('days and time duration', 'P1Y').errors[0]).toBe('x is P1Y, not of days and time duration');
  });
  it('read the same where the column of a table is of dates', () => {
    const made = model(
      `<decision id="d" name="d"><decisionTable hitPolicy="FIRST"><input id="c"><inputExpression typeRef="date"><text>born</text></inputExpression></input><output name="o"/><rule id="r"><inputEntry><text>&gt; date(on)</text></inputEntry><outputEntry><text>"future"</text></outputEntry></rule></decisionTable></decision>`,
    );
    expect(answer(made, 'd', { born: '2026-12-31', on: '2026-11-26' })).toEqual({ value: 'future', errors: [] });
    expect(answer(made, 'd', { born: '2026-01-31', on: '2026-11-26' })).toEqual({ value: null, errors: [] });
  });
  it('take what an imported model decides, by its name', () => {
    const other = `<definitions namespace="o" name="other"><decision id="b" name="base fee">${literal('30000')}</decision></definitions>`;
    const made = must(
      readModel(
        `<definitions namespace="n"><import namespace="o" name="law" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/><decision id="d" name="d"><informationRequirement><requiredDecision href="o#b"/></informationRequirement>${literal('law.base fee * 2')}</decision></definitions>`,
        { imports: [other] },
      ),
    );
    expect(decide(made, 'd', {})).toBe(60_000);
  });
  it('explain a decision by its rules, inputs and law', () => {
    const explained = explain(must(readModel(table('hitPolicy="FIRST"', overlapping))), 'd', { x: 5 })!;
    expect(explained.because).toMatchObject([
      { id: 'd', inputs: [{ value: 5 }], rules: [{ id: 'r1', law: 'Art. 1', when: ['x: > 1'] }] },
    ]);
  });
});

describe('a population', () => {
  it('is decided row by row, and one bad row stops no other', async () => {
    const model = must(readModel(table('', overlapping)));
    const decided = await Array.fromAsync(decideAll(model, 'd', [{ x: 2 }, { x: 5 }, { x: 0 }]));
    expect(decided.map(({ value }) => (isRefusal(value) ? value.code : value))).toEqual([10, 'dmn-invalid', null]);
  });
});
