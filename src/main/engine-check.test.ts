/** What `motcua engine check` says of models as tools write them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RefusedError } from '#kernel/outcome.ts';
import { checkModel, checkModels, faultsOf } from './engine-check.ts';
import { readInput, runModel } from './engine-run.ts';
import { pathRefusal } from './given-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bpmn = (body: string, around = '', attributes = '') =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:dia="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:own="urn:permit" targetNamespace="urn:permit" ${attributes}>
${around}
<process id="p" isExecutable="true">
${body}
</process></definitions>`;
const process = (id: string, condition: string) => `<startEvent id="${id}-s"/>
<sequenceFlow id="${id}-1" sourceRef="${id}-s" targetRef="${id}-x"/><exclusiveGateway id="${id}-x" default="${id}-3"/>
<sequenceFlow id="${id}-2" sourceRef="${id}-x" targetRef="${id}-e">
<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression></sequenceFlow>
<sequenceFlow id="${id}-3" sourceRef="${id}-x" targetRef="${id}-e"/><endEvent id="${id}-e"/>`;
const line = (body: string) => `<startEvent id="s"/>${body}<endEvent id="e"/>
<sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="e"/>`;
const dmn = (body: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:fee" name="fee" id="fee">
<inputData id="i" name="land area"><variable name="land area" typeRef="number"/></inputData>
${body}</definitions>`;
const decision = (id: string, text: string) =>
  `<decision id="${id}" name="${id}"><informationRequirement><requiredInput href="#i"/></informationRequirement>
<literalExpression><text>${text}</text></literalExpression></decision>\n`;

const check = async (xml: string, file = 'm.bpmn') =>
  (await faultsOf(file, xml, 'en')).map(({ id, line, rule, warning }) => [id, line, warning ? `${rule}?` : rule]);

describe('a path that somebody names', () => {
  const said = async (run: () => unknown): Promise<string> => {
    try {
      await run();
      return '';
    } catch (error) {
      return error instanceof RefusedError ? error.message : pathRefusal(error, 'en');
    }
  };
  const how = { json: false, language: 'en' as const };
  const nothing = () => undefined;

  it('is a folder: every model in it is examined', async () => {
    const models = join(folder, 'models');
    mkdirSync(models);
    expect(await said(() => checkModels(models, how, nothing))).toContain('ends in .bpmn or .dmn');
    writeFileSync(join(models, 'a.bpmn'), bpmn(process('p', '1 = 1')));
    writeFileSync(join(models, 'b.dmn'), dmn(decision('d', 'land area')));
    const lines: string[] = [];
    expect(await checkModels(models, how, (one) => lines.push(one))).toBe(0);
    expect(lines.map((one) => one.slice(0, one.indexOf(':')))).toEqual([join(models, 'a.bpmn'), join(models, 'b.dmn')]);
    writeFileSync(join(models, 'a.bpmn'), bpmn(process('p', '1 =')));
    expect(await checkModels(models, how, nothing)).toBe(1);
    expect(await said(() => checkModels(models, { ...how, out: join(folder, 'x.html') }, nothing))).toContain(
      'a file is needed',
    );
  });

  it('is said in words where it is a folder or nowhere', async () => {
    const none = join(folder, 'none.bpmn');
    expect(await said(() => checkModels(none, how, nothing))).toBe(
      `Cannot read ${none}: there is no such file or folder.`,
    );
    expect(await said(() => runModel(folder, {}, how, nothing))).toContain('it is a folder, and a file is needed');
    expect(await said(() => readInput(`@${folder}`))).toContain('it is a folder, and a file is needed');
    expect(() => pathRefusal(new TypeError('x'), 'en')).toThrow('x');
  });
});

describe('engine check', () => {
  it('finds every fault of every process that is to be run, each with its line', async () => {
    const second = `<process id="q" isExecutable="true">${process('q', '(area')}</process>`;
    expect(await check(bpmn(process('p', 'area &gt;'), second))).toEqual([
      ['q-2', 5, 'feel-invalid'],
      ['p-2', 11, 'feel-invalid'],
    ]);
    const late = 'xsi:type="tFormalExpression">duration(</timeDuration></timerEventDefinition></boundaryEvent>';
    const broken = `${line('<userTask id="a"/>')}
<boundaryEvent id="b" attachedToRef="a"><timerEventDefinition><timeDuration ${late}
<sequenceFlow id="h" sourceRef="b" targetRef="e"/><userTask id="lost"/>`;
    expect(await check(bpmn(broken))).toEqual([
      ['b', 6, 'feel-invalid'],
      ['lost', 7, 'joined'],
    ]);
  });

  it('finds functions, arguments and dates that there are not, and a day that would be divided', async () => {
    const odd = (text: string) => check(dmn(decision('d', text)), 'm.dmn');
    for (const text of ['trimm(land area)', 'contains("a")', 'date("2026-13-01")'])
      expect((await odd(text)).map(([, , rule]) => rule)).toEqual(['feel-invalid']);
    const open = dmn(
      '<decision id="d" name="d"><literalExpression><text>trimm(a)</text></literalExpression></decision>',
    );
    expect(await check(open.replace(/<inputData.*\n/, ''), 'm.dmn')).toHaveLength(1);
    expect((await check(bpmn(process('p', 'trimm(area) = 1')))).map(([id, , rule]) => [id, rule])).toEqual([
      ['p-2', 'feel-invalid'],
    ]);
    const timed = (day: string) => `${line('<userTask id="a"/>')}
<boundaryEvent id="b" attachedToRef="a"><timerEventDefinition><timeDate xsi:type="tFormalExpression">${day}</timeDate></timerEventDefinition></boundaryEvent>
<sequenceFlow id="h" sourceRef="b" targetRef="e"/>`;
    expect(await check(bpmn(timed('2026-12-01')))).toEqual([]);
    expect((await check(bpmn(timed('01/12/2026')))).map(([id]) => id)).toEqual(['b']);
  });

  it('finds what runs into itself, with its line', async () => {
    const stuck = `<startEvent id="s"/><exclusiveGateway id="x" default="d"/><parallelGateway id="j"/><endEvent id="e"/>
<sequenceFlow id="a" sourceRef="s" targetRef="x"/><sequenceFlow id="d" sourceRef="x" targetRef="j"/>
<sequenceFlow id="c" sourceRef="x" targetRef="j"><conditionExpression xsi:type="tFormalExpression">yes</conditionExpression></sequenceFlow><sequenceFlow id="z" sourceRef="j" targetRef="e"/>`;
    expect(await check(bpmn(stuck))).toEqual([['j', 4, 'deadlock']]);
  });

  it('finds every fault of a decision model, and every name that nothing gives', async () => {
    const xml = dmn(
      `${decision('one', 'land area +')}${decision('two', 'land area^2')}${decision('three', 'land aera * 2')}${decision('four', 'land area * 2')}${decision('five', 'aera')}${decision('six', 'for x in [1] return x + count(partial) + sum([{y: 1}][y = 1].y)')}`,
    );
    expect(await check(xml, 'm.dmn')).toEqual([
      ['one', 4, 'feel-invalid'],
      ['two', 6, 'feel-invalid'],
      ['three', 8, 'feel-invalid'],
      ['five', 12, 'feel-invalid'],
    ]);
  });

  it('takes references with the prefix of the model, markup where texts stand, and ids of any letters', async () => {
    const task = `<userTask id="a"><documentation textFormat="text/html"><p xmlns="http://www.w3.org/1999/xhtml">Đọc <b>kỹ</b></p></documentation></userTask>
<boundaryEvent id="Bước chờ" attachedToRef="own:a" cancelActivity="false"><messageEventDefinition messageRef="own:m"/></boundaryEvent>
<sequenceFlow id="h" sourceRef="own:Bước chờ" targetRef="own:e"/>`;
    expect(await check(bpmn(line(task), '<message id="m" name="đã nộp"/>'))).toEqual([]);
  });

  it("takes no other file's element for one of its own", async () => {
    const xml = bpmn(
      line('<receiveTask id="a" messageRef="far:m"/>'),
      '<message id="m" name="x"/>',
      'xmlns:far="urn:far"',
    );
    expect(await check(xml)).toEqual([['a', 4, 'reference']]);
  });

  it('warns of what only the drawing or a tool needs', async () => {
    const drawn = `<dia:BPMNDiagram><dia:BPMNPlane bpmnElement="own:p"><dia:BPMNShape id="x" bpmnElement="gone"><dia:BPMNLabel labelStyle="none"/></dia:BPMNShape></dia:BPMNPlane></dia:BPMNDiagram>`;
    const xml = bpmn(line('<task id="a"/><own:hint/>')).replace('</definitions>', `${drawn}</definitions>`);
    expect(await check(xml)).toEqual([
      ['', 4, 'foreign?'],
      ['x', 6, 'drawing?'],
      ['', 6, 'drawing?'],
    ]);
    const file = join(folder, 'drawn.bpmn');
    writeFileSync(file, xml);
    const lines: string[] = [];
    const print = (text: string) => void lines.push(text);
    expect(await checkModel(file, { json: false, language: 'vi' }, print)).toBe(0);
    expect(lines.join('\n')).toMatch(
      /x \[drawing\] \(lưu ý\) bpmnElement nêu «gone» .*chỉ hình vẽ bị ảnh hưởng[\s\S]*Không có lỗi/,
    );
  });

  it('finds what a model imports or calls in the files beside it', async () => {
    writeFileSync(join(folder, 'broken.dmn'), '<definitions');
    writeFileSync(
      join(folder, 'shared.dmn'),
      `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:shared" name="shared"><decision id="rate" name="rate"><literalExpression><text>2</text></literalExpression></decision></definitions>`,
    );
    const amount = `<import name="lib" namespace="urn:shared" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/><decision id="amount" name="amount"><informationRequirement><requiredDecision href="urn:shared#rate"/></informationRequirement><literalExpression><text>lib.rate * 75000</text></literalExpression></decision>`;
    writeFileSync(join(folder, 'amount.dmn'), dmn(amount));
    writeFileSync(join(folder, 'called.bpmn'), bpmn(line('<task id="a"/>')).replace('id="p"', 'id="inner"'));
    writeFileSync(join(folder, 'caller.bpmn'), bpmn(line('<callActivity id="a" calledElement="inner"/>')));
    const lines: string[] = [];
    const print = (text: string) => void lines.push(text);
    const json = { json: true, language: 'en' as const };
    for (const name of ['amount.dmn', 'caller.bpmn']) expect(await checkModel(join(folder, name), json, print)).toBe(0);
    expect(await runModel(join(folder, 'amount.dmn'), {}, json, print)).toBe(0);
    expect(await runModel(join(folder, 'caller.bpmn'), {}, json, print)).toBe(0);
    expect(lines.slice(0, 2)).toEqual(['[]', '[]']);
    expect(JSON.parse(lines[2])).toMatchObject({ decision: 'amount', value: 150000 });
    expect(JSON.parse(lines[3])).toMatchObject({ status: 'completed', path: ['s', 'a', 'a/s', 'a/a', 'a/e', 'e'] });
  });
});
