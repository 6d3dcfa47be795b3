/** Why a promised date may yet change. Each stands as a sentence of its own beside the date. */
import type { Words } from '../phrases.ts';

export const CALENDAR_PHRASES = {
  'due-year-unknown': [
    'Chưa có lịch nghỉ lễ, tết năm {year}; ngày hẹn trả có thể thay đổi.',
    'The public holidays of {year} are not known yet; the date may change.',
    '{year} की छुट्टियाँ अभी ज्ञात नहीं; तिथि बदल सकती है।',
  ],
  'due-unconfirmed': [
    'Lịch nghỉ {name} năm {year} chưa có quyết định chính thức; ngày hẹn trả có thể thay đổi.',
    'The days off for {name} {year} are not decided yet; the date may change.',
    '{name} {year} की छुट्टी अभी तय नहीं; तिथि बदल सकती है।',
  ],
} satisfies Record<string, Words>;
