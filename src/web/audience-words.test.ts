/** Who may apply, in every language. */
import { expect, it } from 'vitest';
import { shippedPacks } from '#main/system.ts';
import { audienceText, isAudienceKnown } from './audience-words.ts';
import { translator } from './i18n.ts';

const say = (lang: 'vi' | 'en' | 'hi', kinds: string[]) => audienceText({ t: translator(lang) }, kinds);
const KINDS = ['Người nước ngoài', 'Tổ chức (không bao gồm doanh nghiệp, HTX)'];

it('says the kinds of the national record in the language of the reader, and others as published', () => {
  expect(say('vi', KINDS)).toBe('Người nước ngoài; Tổ chức (không bao gồm doanh nghiệp, HTX)');
  expect(say('en', KINDS)).toBe('Foreigners; Organisations (other than enterprises and cooperatives)');
  expect(say('hi', KINDS)).not.toMatch(/Người|Tổ chức/);
  expect(say('en', ['Chủ tàu cá'])).toBe('Chủ tàu cá');
  expect([isAudienceKnown(KINDS), isAudienceKnown(['Chủ tàu cá'])]).toEqual([true, false]);
});

it('knows every kind that a pack of ours names', async () => {
  for (const [, { manifest }] of await shippedPacks())
    expect(isAudienceKnown(manifest.audience ?? []), manifest.code).toBe(true);
});

it('counts one as one in English', () => {
  const t = translator('en');
  expect(t('time.working-hours', { n: '1' })).toBe('1 working hour');
  expect(t('time.working-hours', { n: '1.5' })).toBe('1.5 working hours');
  expect(t('limit.working-days', { n: 21 })).toBe('21 working days');
  expect(t('limit.working-days', { n: 1 })).toBe('1 working day');
});
