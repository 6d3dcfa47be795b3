/** Who may apply, in the reader's language: the kinds of applicants that the national record knows. */
import type { WordKey } from './i18n.ts';
import type { View } from './view.ts';

const KINDS: Readonly<Record<string, WordKey>> = {
  'Công dân Việt Nam': 'audience.citizen',
  'Người Việt Nam định cư ở nước ngoài': 'audience.overseas',
  'Người nước ngoài': 'audience.foreigner',
  'Cán bộ, công chức, viên chức': 'audience.official',
  'Doanh nghiệp': 'audience.business',
  'Doanh nghiệp Việt Nam': 'audience.vietnamese-business',
  'Doanh nghiệp có vốn đầu tư nước ngoài': 'audience.foreign-business',
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': 'audience.organisation',
  'Tổ chức': 'audience.any-organisation',
  'Tổ chức nước ngoài': 'audience.foreign-organisation',
  'Hợp tác xã': 'audience.cooperative',
  'Đảng viên': 'audience.party-member',
  'Tổ chức Đảng': 'audience.party',
};

/** A kind that is none of them stays as it was published. */
export const audienceText = ({ t }: Pick<View, 't'>, kinds: readonly string[]): string =>
  kinds.map((kind) => (KINDS[kind] ? t(KINDS[kind]) : kind)).join('; ');

/** Whether some of it is shown as published, which a reader of another language should know. */
export const isAudienceKnown = (kinds: readonly string[]): boolean => kinds.every((kind) => KINDS[kind]);
