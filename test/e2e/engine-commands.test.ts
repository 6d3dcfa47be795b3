/** Models by themselves, from the command line: run, examined, and their faults shown on the diagram in a real browser. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkModel } from '#main/engine-check.ts';
import { readInput, runModel } from '#main/engine-run.ts';
import { launchBrowser } from '../support/browser.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-models-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const save = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const bpmn = (body: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/><exclusiveGateway id="x" default="d"/><userTask id="long" name="Thẩm định"/><task id="short"/><endEvent id="e"/>
<sequenceFlow id="a" sourceRef="s" targetRef="x"/><sequenceFlow id="b" sourceRef="x" targetRef="long"><conditionExpression xsi:type="tFormalExpression">areaM2 &gt; 100</conditionExpression></sequenceFlow><sequenceFlow id="d" sourceRef="x" targetRef="short"/><sequenceFlow id="f" sourceRef="long" targetRef="e"/><sequenceFlow id="g" sourceRef="short" targetRef="e"/>${body}</process></definitions>`;
const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m"><decision id="fee" name="Lệ phí"><decisionTable hitPolicy="FIRST"><input label="Diện tích"><inputExpression><text>areaM2</text></inputExpression></input><output/>
<rule id="r1"><inputEntry><text>&gt; 100</text></inputEntry><outputEntry><text>150000</text></outputEntry><annotationEntry><text>Điều 5</text></annotationEntry></rule></decisionTable></decision></definitions>`;

const lines: string[] = [];
const print = (text: string) => lines.push(text);
const fresh = () => lines.splice(0).join('\n');
const plain = { json: false, language: 'vi' as const };

describe('engine run', () => {
  it('prints the way a process went for these inputs', async () => {
    const file = save('p.bpmn', bpmn(''));
    expect(await runModel(file, { areaM2: 120 }, plain, print)).toBe(0);
    expect(fresh()).toMatch(/—b→ long \(user: Thẩm định\)[\s\S]*p: completed/);
    expect(await runModel(file, { areaM2: 80 }, { ...plain, json: true }, print)).toBe(0);
    expect(JSON.parse(fresh())).toMatchObject({ status: 'completed', path: ['s', 'x', 'short', 'e'], unsound: [] });
  });

  it('says by which rule, for which inputs and on which article a decision rests', async () => {
    expect(await runModel(save('fee.dmn', dmn), readInput('{"areaM2": 120}'), plain, print)).toBe(0);
    expect(fresh()).toBe('Lệ phí = 150000\n  Lệ phí: 150.000, vì Diện tích = 120 (theo quy tắc r1, căn cứ Điều 5)');
    await runModel(save('fee.dmn', dmn), {}, { json: false, language: 'en' }, print);
    expect(fresh()).toContain('no rule applies');
  });

  it('refuses an input that is none', () => {
    expect(() => readInput('[1]')).toThrow('an object of names');
    expect(() => readInput('{')).toThrow('not JSON');
  });
});

describe('engine check', () => {
  it('lists every fault with its line, and shows each on the diagram', async () => {
    const file = save(
      'bad.bpmn',
      bpmn('<boundaryEvent id="odd" attachedToRef="long"/><userTask id="more" default="nowhere"/>'),
    );
    const out = join(folder, 'bad.html');
    expect(await checkModel(file, { ...plain, out }, print)).toBe(1);
    const listed = fresh();
    expect(listed).toMatch(/:2 {2}odd \[boundary-event\] không chờ gì cả: hãy cho nó một định nghĩa sự kiện/);
    expect(listed).toMatch(
      /:2 {2}more \[reference\] default nêu «nowhere» không có trong mô hình: hãy nêu sequenceFlow/,
    );
    expect(listed).toMatch(/:2 {2}more \[joined\] không có đường tới: hãy nối một luồng trình tự vào/);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(out).href);
      await page.locator('.number').first().waitFor({ timeout: 20_000 });
      expect(await page.locator('.djs-element.fault').count()).toBeGreaterThan(0);
      expect(await page.locator('ol li').count()).toBe(3);
      // Also on a phone, with the longest name that a path has.
      await page.setViewportSize({ width: 375, height: 740 });
      await page.locator('h1').evaluate((heading) => heading.append('/a-folder-with-a-long-name'.repeat(8)));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    } finally {
      await browser.close();
    }
  });

  it('shows on a collapsed sub-process what is wrong inside it, and goes there', async () => {
    const permit = readFileSync('packs/construction/building-permit/process.bpmn', 'utf8');
    const file = save('inside.bpmn', permit.replace('xsi:type="bpmn:tFormalExpression"', ''));
    const out = join(folder, 'inside.html');
    expect(await checkModel(file, { ...plain, out }, print)).toBe(1);
    expect(fresh()).toMatch(/f-appraise-against \[expression\]/);
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(out).href);
      await page.locator('[data-element-id="handling"].fault').waitFor({ timeout: 20_000 });
      await page.locator('a[data-id="f-appraise-against"]').click();
      await page.locator('[data-element-id="handling"].fault').waitFor({ state: 'hidden' });
      expect(await page.locator('.number:visible').allTextContents()).toEqual(['1']);
      expect(await page.locator('[data-element-id="f-appraise-against"].fault').count()).toBe(1);
    } finally {
      await browser.close();
    }
  });

  it('finds nothing in a good model', async () => {
    expect(await checkModel(save('good.bpmn', bpmn('')), plain, print)).toBe(0);
    expect(fresh()).toMatch(/: Không có lỗi\.$/);
    expect(await checkModel(save('broken.dmn', dmn.replace('&gt; 100', '&gt;')), plain, print)).toBe(1);
    expect(fresh()).toContain('feel-invalid');
  });
});
