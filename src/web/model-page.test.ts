/** What a model says of itself is text on its page, whatever it looks like. */
import { expect, it } from 'vitest';
import { modelPage } from './model-page.ts';

it('names elements as text, in attributes too, and holds the model as data', () => {
  const id = 't" onmouseover="alert(1)';
  const faults = [{ id, rule: '<r>', detail: '<img src=x onerror=alert(1)> & "so"', line: 3 }];
  const page = modelPage('<b>x</b>.bpmn', '<x></script><script>alert(1)</script></x>', faults, 'vi');
  expect(page).toContain('data-id="t&quot; onmouseover=&quot;alert(1)"');
  expect(page).not.toMatch(/<[^>]*" onmouseover="/);
  expect(page).not.toContain('<img src=x');
  expect(page).not.toContain('<b>x</b>');
  expect(page).not.toContain('</script><script>alert');
});
