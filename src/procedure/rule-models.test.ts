/** Rules of a pack that stand in several files. */
import { describe, expect, it } from 'vitest';
import { readThrough } from '#acts/check-pack.ts';
import { decide } from '#engine/dmn/decide.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { province, registers, shipped } from '../../test/support/platform.ts';
import { compilePack } from './compile.ts';
import { type PackFiles, readPack } from './pack.ts';
import { ruleModels } from './rule-models.ts';

const CODE = '1.001612';
const NAMESPACE = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const model = (namespace: string, body: string) =>
  `<definitions xmlns="${NAMESPACE}" name="m" namespace="${namespace}">${body}</definitions>`;
const takes = (alias: string) => `<import name="${alias}" namespace="urn:shared" importType="${NAMESPACE}"/>`;
const amount = (text: string, needs = '') =>
  `<decision id="amount" name="amount"><variable name="amount" typeRef="number"/>${needs}<literalExpression><text>${text}</text></literalExpression></decision>`;
const shared = model(
  'urn:shared',
  '<itemDefinition name="money"><typeRef>number</typeRef></itemDefinition><businessKnowledgeModel id="double" name="double"><variable name="double"/><encapsulatedLogic><formalParameter name="x"/><literalExpression><text>x * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>',
);
const doubled = model(
  'urn:amount',
  `${takes('lib')}${amount('lib.double(75000)', '<knowledgeRequirement><requiredKnowledge href="urn:shared#double"/></knowledgeRequirement>')}`,
);

/** The pack with these rules besides its own, which are told of in every language. */
const packWith = (rules: Record<string, string>) => {
  const files: Record<string, string> = { ...(shipped.get(CODE)!.files as PackFiles) };
  for (const [name, xml] of Object.entries(rules)) files[`rules/${name}.dmn`] = xml;
  for (const language of ['vi', 'en', 'hi'])
    files[`words/${language}.yaml`] = `${files[`words/${language}.yaml`].trimEnd()}\ndecision:\n  amount: "150"\n`;
  return must(readPack(files));
};
const faultsOf = async (rules: Record<string, string>) => {
  const read = await readThrough(packWith(rules), province, registers, '2026-11-26');
  return isRefusal(read) ? [read] : read.faults;
};

describe('rules in several files', () => {
  it('may use what another of them holds', async () => {
    const rules = { shared, amount: doubled };
    expect(await faultsOf(rules)).toEqual([]);
    const pack = packWith(rules);
    expect(isRefusal(await compilePack(pack))).toBe(false);
    const [, read] = ruleModels(pack).find(([file]) => file === 'rules/amount.dmn')!;
    expect(decide(must(read), 'amount', {})).toBe(150000);
  });

  it('may take from one that holds types alone', async () => {
    const types = model('urn:shared', '<itemDefinition name="money"><typeRef>number</typeRef></itemDefinition>');
    const typed = model(
      'urn:amount',
      `${takes('lib')}${amount('1').replace('typeRef="number"', 'typeRef="lib.money"')}`,
    );
    expect(await faultsOf({ types, amount: typed })).toEqual([]);
    expect(await faultsOf({ types, amount: model('urn:amount', amount('1')) })).toMatchObject([
      { code: 'dmn-malformed' },
    ]);
  });

  it('are refused where one is not there, where a decision stands twice, and where two claim to be one', async () => {
    expect(await faultsOf({ amount: doubled })).toMatchObject([{ code: 'dmn-invalid' }]);
    const twice = { a: model('urn:a', amount('150000')), b: model('urn:b', amount('1')) };
    expect(await faultsOf(twice)).toMatchObject([
      {
        code: 'pack-invalid',
        params: { where: 'rules/b.dmn', detail: { phrase: 'decision-twice', params: { name: 'amount' } } },
      },
    ]);
    expect(await faultsOf({ shared, other: shared, amount: doubled })).toMatchObject([
      { params: { detail: { phrase: 'decision-twice', params: { name: 'urn:shared' } } } },
    ]);
  });

  it('of before go on as they were: the last is asked', async () => {
    const pack = packWith({ a: model('urn:a', amount('150000')), b: model('urn:b', amount('1')) });
    expect(isRefusal(await compilePack(pack))).toBe(false);
  });
});
